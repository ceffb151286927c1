/** The digits of a number as people type it: full-width, with spaces, with any hyphen; undefined when more than that is in it. */
export function digitsOf(text: string): string | undefined {
  if (text.length > 60) return undefined
  const plain = text.normalize('NFKC').replace(/[\p{Dash}ー\s]/gu, '')
  return /^\d+$/.test(plain) ? plain : undefined
}

const dashes = /[\p{Dash}ー－―‐・./_]/gu
const labels = /^(?:tel|fax|phone|電話|でんわ|携帯|自宅|勤務先)(?:番号)?[:-]*/i

/** Pieces of one digit are no pieces: `0 9 0 …` was typed apart, `+81 (0)233` has a trunk prefix in brackets. */
const joined = (digits: string): string =>
  /(?:^|-)\d(?:-|$)/.test(digits) ? digits.replaceAll('-', '') : digits

/**
 * A Japanese telephone number as people write it: `０２３３（２２）２１１１`, `+81 233-22-2111`. Kept with the hyphens
 * that were typed; which digits are the area's is not guessed. Undefined when it cannot be one.
 */
export function foldPhone(text: string): string | undefined {
  if (text.length > 60) return undefined
  const plain = text
    .normalize('NFKC')
    .replace(/(?:☎|☏|📞|📱|\u{fe0e}|\u{fe0f})/gu, '')
    .replace(/^\s*\+81[\s-]*\(0\)/, '+81')
    .replace(/[()]/g, '-')
    .replace(dashes, '-')
    .replace(/\s/g, '')
    .replace(labels, '')
    .replace(/^(?:\+|00)81-*0?/, '0')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
  return /^0\d{9,10}$/.test(plain.replaceAll('-', '')) && /^[\d-]+$/.test(plain) ? joined(plain) : undefined
}

/** A 郵便番号: `〒９９６－８５０１`, `9968501`; kept as `996-8501`. Undefined when it cannot be one. */
export function foldPostalCode(text: string): string | undefined {
  const digits = digitsOf(
    text
      .normalize('NFKC')
      .replace(/^\s*(?:郵便番号|〒|〠)[:\s]*/, '')
      .replace(dashes, ''),
  )
  return digits?.length === 7 ? `${digits.slice(0, 3)}-${digits.slice(3)}` : undefined
}
