// Re-slices the @font-face rules of Noto Sans JP.
//
// The package names each of its 120 slices character by character: 30 kB gzip. Its first 60 slices hold rare
// characters in code order, the rest hold frequent ones by frequency. Where ranges overlap, the rule declared
// last wins. So the rare slices come first, each with one span, and only the frequent ones name characters.

const parseFace = ([, file, ranges]) => {
  const points = ranges.split(',').map((range) => {
    const [from, to] = range.trim().slice(2).split('-')
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to ?? from, 16) }
  })
  return { file, points }
}

const readFaces = (css) =>
  [...css.matchAll(/files\/(noto-sans-jp-[\w-]+?-wght-normal\.woff2)[^}]*unicode-range:\s*([^;]+);/g)].map(
    parseFace,
  )

const lowest = (face) => Math.min(...face.points.map(({ from }) => from))
const highest = (face) => Math.max(...face.points.map(({ to }) => to))
const slice = ({ file }) => Number(/-(\d+)-wght/.exec(file)?.[1] ?? -1)

const rareSlices = 60

const span = (face) => [{ from: lowest(face), to: highest(face) }]

const rangeText = (points) =>
  points.map(({ from, to }) => `U+${from.toString(16)}${to > from ? `-${to.toString(16)}` : ''}`).join(',')

const served = (file, version) => file.replace('noto-sans-jp-', `${version}-`).replace('-wght-normal', '')

const rule = (file, version, points) =>
  `@font-face{font-family:"Noto Sans JP Variable";font-display:swap;font-weight:100 900;src:url(fonts/${served(file, version)})format("woff2");unicode-range:${rangeText(points)}}`

/** Rules in the order that lets the later win, and the files they name. */
export const fontFaces = (packageCss, version) => {
  const faces = readFaces(packageCss).filter((face) => slice(face) >= 0 || face.file.includes('-latin-'))
  const rare = faces.filter((face) => slice(face) >= 0 && slice(face) < rareSlices)
  const rest = faces.filter((face) => !rare.includes(face))
  const rules = [
    ...rare.map((face) => rule(face.file, version, span(face))),
    ...rest.map((face) => rule(face.file, version, face.points)),
  ]
  return {
    css: rules.join('\n'),
    files: faces.map(({ file }) => ({ from: file, to: served(file, version) })),
  }
}
