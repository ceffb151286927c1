/** The colours a city chooses from; their values stand in `styles/accents.css` and are tested for contrast. */
export const accents = ['ai', 'midori', 'kaki', 'fuji', 'moegi', 'sora', 'sumi', 'ume'] as const
export type Accent = (typeof accents)[number]
