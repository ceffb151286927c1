import { Section } from '../../ui/components/index.ts'
import type { Entry } from '../case/types.ts'
import { maySeeEntry } from '../case/visibility.ts'
import type { CaseVisit } from '../web/visit.ts'
import { type AttachedFile, filesIn } from './attach.ts'
import { FileList } from './file-list.tsx'
import { fileMessages } from './messages.ts'
import { Pictures } from './pictures.tsx'

/** The files that the thread tells this reader of, apart by who may see them. */
function filesOfThread(visit: CaseVisit, thread: readonly Entry[]) {
  const seen = thread.filter((entry) => maySeeEntry(visit.viewer, visit, entry))
  const of = (wanted: Entry['visibility']): AttachedFile[] =>
    seen.filter(({ visibility }) => visibility === wanted).flatMap(({ facts }) => filesIn(facts))
  const open = of('public')
  const isOpen = ({ sha256 }: AttachedFile): boolean => open.some((one) => one.sha256 === sha256)
  return { open, closed: of('parties').filter((file) => !isOpen(file)) }
}

type Props = { visit: CaseVisit; thread: readonly Entry[]; hashes?: boolean }

/** Everything attached to a case that this reader may know of; nothing where there is nothing. */
export const CaseFiles = ({ visit, thread, hashes = false }: Props) => {
  const { lang, city } = visit
  const { number } = visit.case
  const words = fileMessages(lang)
  const { open, closed } = filesOfThread(visit, thread)
  if (open.length + closed.length === 0) return null
  const list = { lang, city, number, hashes }
  return (
    <Section id="files" title={words.files}>
      {open.length > 0 && <p>{words.seenByEveryone}</p>}
      <Pictures {...list} files={open} />
      <FileList {...list} files={open} />
      {closed.length > 0 && <p>{words.seenByParties}</p>}
      <Pictures {...list} files={closed} />
      <FileList {...list} files={closed} />
    </Section>
  )
}
