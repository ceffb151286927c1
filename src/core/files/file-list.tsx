import type { Lang } from '../../lib/language.ts'
import { casePath } from '../web/paths.ts'
import type { AttachedFile } from './attach.ts'
import { type FileWords, fileMessages } from './messages.ts'
import { inGroups, saySize } from './size.ts'

type FileListProps = {
  lang: Lang
  city: { slug: string }
  /** Number of the case. */
  number: string
  files: readonly AttachedFile[]
  /** On a receipt: what was kept, told by its hash, to be compared later. */
  hashes?: boolean
}

const Hashes = ({ file, words }: { file: AttachedFile; words: FileWords }) => (
  <>
    <br />
    <small>
      {words.hash} <code class="yui-files__hash">{inGroups(file.sha256)}</code>
    </small>
    {file.sentSha256 && (
      <>
        <br />
        <small>
          {words.sentHash} <code class="yui-files__hash">{inGroups(file.sentSha256)}</code>
        </small>
      </>
    )}
  </>
)

/** Files with their sizes, and what was done to them; for whoever may see the entry that tells of them. */
export const FileList = ({ lang, city, number, files, hashes = false }: FileListProps) => {
  if (files.length === 0) return null
  const words = fileMessages(lang)
  return (
    <ul class="yui-files">
      {files.map((file) => (
        <li>
          <a href={casePath(city, number, `/files/${file.id}`)} download>
            {file.name}
          </a>{' '}
          <small>
            {saySize(file.size)}
            {file.made !== 'asSent' && ` ${words[file.made]}`}
            {file.waiting && ` ${words.waiting}`}
          </small>
          {hashes && <Hashes file={file} words={words} />}
        </li>
      ))}
    </ul>
  )
}
