import { foldText } from './text-fold.ts'

/** Endings that are written or left out as one likes: 申し込み, 申込み, 申込. Particles are none of them. */
const ending = '[いえきぎけげしじせちてねびべみめりれわ]'
const between = new RegExp(`(?<=[\\p{sc=Han}々])${ending}{1,2}(?=\\p{sc=Han})`, 'gu')
const behind = new RegExp(`(?<=[\\p{sc=Han}々]{2})${ending}{1,2}(?![\\p{sc=Hiragana}])`, 'gu')
/** Behind two characters also before a particle: 申込みを, 手伝いの. */
const beforeParticle = new RegExp(`(?<=[\\p{sc=Han}々]{2})${ending}{1,2}(?=[のをがはにへと])`, 'gu')

/** The folded text without the kana that Japanese leaves out of compounds as it likes; only to compare by. */
export const withoutOkurigana = (text: string): string =>
  foldText(text).replace(between, '').replace(beforeParticle, '').replace(behind, '')
