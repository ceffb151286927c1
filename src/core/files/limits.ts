import type { Definition } from '../edition/schema/index.ts'
import type { KindFault } from './kinds.ts'

/** Why a file is not taken. */
export type Fault =
  | KindFault
  | 'required'
  | 'gone'
  | 'empty'
  | 'unfinished'
  | 'fileTooLarge'
  | 'tooManyPixels'
  | 'severalPages'
  | 'infected'
  | 'unsafe'
  | 'tooManyFiles'
  | 'formFull'
  | 'caseFull'
  | 'dayFull'
  | 'addressFull'
  | 'cityFull'

export type Limits = {
  /** Bytes of one file, of one form, of one case, and what a city takes in a day from people without an account. */
  file: number
  form: number
  case: number
  day: number
  /** Files in one form. */
  files: number
}

const megabyte = 1024 * 1024

/** What a city takes; where it says nothing, as much as a phone's photos and a few papers need. */
export function limitsOf({ attachments = {} }: Pick<Definition, 'attachments'>): Limits {
  const { fileMB = 20, formMB = 60, caseMB = 300, dayMB = 100, filesPerForm = 10 } = attachments
  return {
    file: fileMB * megabyte,
    form: formMB * megabyte,
    case: caseMB * megabyte,
    day: dayMB * megabyte,
    files: filesPerForm,
  }
}
