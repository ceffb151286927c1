import type { Lang } from '../../lib/language.ts'
import { CardGrid } from '../../ui/components/index.ts'
import { TextField } from '../../ui/forms.tsx'
import { casePath } from '../web/paths.ts'
import type { AttachedFile } from './attach.ts'
import { fileMessages } from './messages.ts'
import type { Upload } from './spool.ts'

/** What was made anew by this server in a form that every browser shows. */
export const isShownPicture = ({ made, name, waiting }: Pick<AttachedFile, 'made' | 'name' | 'waiting'>) =>
  made === 'fitted' && waiting !== true && /\.(jpg|png|webp)$/.test(name)

type PicturesProps = {
  lang: Lang
  city: { slug: string }
  /** Number of the case. */
  number: string
  files: readonly AttachedFile[]
  /** Where one is chosen by its name. */
  named?: boolean
}

/** The photographs among the files, with the sender's words for whoever does not see them. */
export const Pictures = ({ lang, city, number, files, named = false }: PicturesProps) => {
  const pictures = files.filter(isShownPicture)
  if (pictures.length === 0) return null
  return (
    <CardGrid>
      {pictures.map(({ id, name, alternative }) => (
        <figure>
          <img
            src={casePath(city, number, `/pictures/${id}`)}
            alt={alternative ?? fileMessages(lang).noAlternative(name)}
            loading="lazy"
          />
          {named && (
            <figcaption>
              {name}
              {alternative !== undefined && fileMessages(lang).saysOfIt(alternative)}
            </figcaption>
          )}
        </figure>
      ))}
    </CardGrid>
  )
}

type AlternativesProps = {
  lang: Lang
  name: string
  uploads: readonly Upload[]
  typed: ReadonlyMap<string, string>
  /** The form they belong to, where they stand outside of it. */
  form?: string
}

/** What each picture shows, asked of whoever sends it. */
export const Alternatives = ({ lang, name, uploads, typed, form }: AlternativesProps) => {
  const words = fileMessages(lang)
  const pictures = uploads.filter(({ stored }) => stored !== undefined && isShownPicture(stored))
  return (
    <>
      {pictures.map(({ token, stored }, at) => (
        <div>
          <input type="hidden" name={`${name}.pictures.${at}.token`} value={token} form={form} />
          <TextField
            lang={lang}
            name={`${name}.pictures.${at}.text`}
            label={words.alternative(stored?.name ?? '')}
            hint={words.alternativeHint}
            maxlength={200}
            value={typed.get(token) ?? ''}
            form={form}
          />
        </div>
      ))}
    </>
  )
}
