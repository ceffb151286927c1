/** Pictures of the demo: drawn here, so that nobody takes them for photographs of a real place. */
export const pictureNames = ['snow', 'field', 'lights', 'shore', 'school'] as const
export type PictureName = (typeof pictureNames)[number]

const colours = {
  paper: '#faf7f0',
  ink: '#23211d',
  green: '#00695c',
  leaf: '#5d9c6c',
  sun: '#e9a23b',
  red: '#b8533f',
}
const coats = ['#00695c', '#b8533f', '#e9a23b', '#3c5a8a', '#7a5c86']

/** Somebody who stands, seen from afar; the feet at the given point. */
const person = (x: number, y: number, n: number, scale = 1) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M-16 0V-44a16 16 0 0 1 32 0V0Z" fill="${coats[n % coats.length]}"/><circle cy="-74" r="14" fill="#e8c4a0"/><path d="M-14-78a14 14 0 0 1 28 0Z" fill="${colours.ink}"/></g>`

const crowd = (feet: readonly (readonly [x: number, y: number])[], scale = 1) =>
  feet.map(([x, y], n) => person(x, y, n, scale)).join('')

/** A house with its ridge; what lies on the roof, and the light behind its panes. */
const house = (x: number, y: number, roof: string, pane: string) =>
  `<g transform="translate(${x} ${y})"><path d="M-90 0V-90H90V0Z" fill="#d9c7a8"/><path d="M-120-86 0-160 120-86Z" fill="${roof}"/><path d="M-62-14V-62H-12V-14ZM12 0V-62H62V0Z" fill="${pane}"/><path d="M-37-62V-14M-62-38H-12M37-62V0" stroke="${colours.ink}" stroke-width="3"/></g>`

const flakes = Array.from(
  { length: 60 },
  (_, n) => `<circle cx="${(n * 137) % 800}" cy="${(n * 89) % 360}" r="${2 + (n % 3)}" fill="#fff"/>`,
).join('')

const shovel = (x: number, y: number) =>
  `<path d="M${x} ${y}l34-78" stroke="${colours.ink}" stroke-width="5"/><path d="M${x - 16} ${y}l30 12-6 20-34-14Z" fill="#8d9aa5"/>`

const rows = Array.from({ length: 5 }, (_, row) =>
  Array.from(
    { length: 9 },
    (_, n) =>
      `<path d="M${60 + n * 86 - row * 10} ${330 + row * 36}q-16-22-2-34 14 12 2 34Zq16-20 4-30" fill="${colours.leaf}"/>`,
  ).join(''),
).join('')

const lanterns = Array.from({ length: 13 }, (_, n) => {
  const [x, y] = [40 + n * 60, 330 + Math.round(18 * Math.sin(n))]
  return `<circle cx="${x}" cy="${y}" r="26" fill="${colours.sun}" opacity=".25"/><rect x="${x - 9}" y="${y - 14}" width="18" height="28" rx="5" fill="#ffd98a"/><path d="M${x - 5} ${y + 70}h10M${x - 8} ${y + 82}h16" stroke="#ffd98a" stroke-width="4" opacity=".5"/>`
}).join('')

const waves = Array.from(
  { length: 3 },
  (_, n) =>
    `<path d="M0 ${190 + n * 34}q50-22 100 0t100 0 100 0 100 0 100 0 100 0 100 0 100 0" stroke="#fff" stroke-width="5" fill="none" opacity=".7"/>`,
).join('')

const scenes: Record<PictureName, string> = {
  snow: `<path fill="#cfdbe4" d="M0 0h800v500H0Z"/>${house(160, 320, '#fff', '#ffd98a')}${house(430, 300, '#fff', '#9fb3c1')}${house(680, 320, '#fff', '#ffd98a')}<path d="M0 320q200-34 400 0t400 0V500H0Z" fill="#fff"/><path d="M250 500q90-120 300-170l60 10q-130 60-170 160Z" fill="#b9b4aa"/>${crowd(
    [
      [230, 440],
      [350, 410],
      [560, 450],
    ],
    1.15,
  )}${shovel(262, 440)}${shovel(380, 410)}${shovel(592, 450)}${flakes}`,
  field: `<path fill="#dcecf0" d="M0 0h800v500H0Z"/><circle cx="660" cy="90" r="46" fill="${colours.sun}"/><path d="M0 290q200-50 420-20t380-10V500H0Z" fill="#8a6b4a"/><path d="M128 300V190M120 300h18" stroke="#6b4f36" stroke-width="22"/><circle cx="130" cy="130" r="86" fill="${colours.leaf}"/><circle cx="70" cy="170" r="52" fill="${colours.leaf}"/><circle cx="196" cy="166" r="56" fill="${colours.leaf}"/>${rows}${crowd(
    [
      [300, 330],
      [370, 326],
      [480, 334],
      [560, 328],
      [650, 340],
    ],
  )}`,
  lights: `<path fill="#1f2f46" d="M0 0h800v500H0Z"/><circle cx="650" cy="84" r="34" fill="#f4e7c1"/>${house(150, 300, '#3b3a40', '#ffd98a')}${house(420, 296, '#3b3a40', '#ffd98a')}${house(680, 300, '#3b3a40', '#ffd98a')}<path d="M0 300h800v30H0Z" fill="#55524f"/><path d="M0 360h800v140H0Z" fill="#16263c"/>${crowd(
    [
      [270, 326],
      [330, 322],
      [540, 326],
      [590, 324],
    ],
    0.8,
  )}${lanterns}`,
  shore: `<path fill="#cfe6ee" d="M0 0h800v500H0Z"/><path d="M0 160h800v160H0Z" fill="#5b93ad"/>${waves}<path d="M0 310q220-46 420-10t380-16V500H0Z" fill="#e5d3a8"/><path d="M560 90q16-16 30 0 14-16 30 0M640 60q12-12 22 0 12-12 22 0" stroke="${colours.ink}" stroke-width="5" fill="none"/>${crowd(
    [
      [140, 400],
      [250, 440],
      [400, 396],
      [520, 450],
      [660, 410],
    ],
  )}${[190, 300, 450, 570].map((x) => `<path d="M${x - 20} 446q-10-38 14-46l-8-14h28l-8 14q24 8 14 46Z" fill="#9cc2a5" stroke="${colours.ink}" stroke-width="2"/>`).join('')}`,
  school: `<path fill="#f6e3c4" d="M0 0h800v500H0Z"/><circle cx="120" cy="110" r="50" fill="${colours.red}" opacity=".8"/><path d="M0 360q260-40 800 0V500H0Z" fill="${colours.leaf}"/><g transform="translate(430 380) scale(1.7)">${house(0, 0, '#4a4e55', '#ffd98a')}</g>${crowd(
    [
      [150, 440],
      [220, 452],
      [650, 440],
      [710, 456],
    ],
  )}${crowd(
    [
      [300, 456],
      [352, 448],
    ],
    0.75,
  )}`,
}

/** One of the pictures as the telephone of somebody who was there would have sent it. */
export async function drawPicture(name: PictureName): Promise<File> {
  const { default: sharp } = await import('sharp')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 500" width="800" height="500" stroke-linecap="round" stroke-linejoin="round">${scenes[name]}</svg>`
  const bytes = await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer()
  return new File([new Uint8Array(bytes)], `見本の絵.png`)
}
