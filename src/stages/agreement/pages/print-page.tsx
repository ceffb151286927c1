import { partyLines } from '../../../core/group/index.ts'
import { ConfirmationList, type Joint, VersionNote } from '../../../core/joint/index.ts'
import { SheetMark, sheetOf } from '../../../core/sheet/index.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import {
  DataTable,
  DescriptionList,
  Heading,
  PlainText,
  PrintButton,
  Section,
} from '../../../ui/components/index.ts'
import { agreementMessages } from '../messages.ts'
import type { Agreement } from '../rules.ts'
import { AgreementText } from './text.tsx'

type Props = { visit: CaseVisit; joint: Joint<Agreement>; nameOf: (id: string) => string; inside: boolean }

/** Room to write by hand. */
const Line = () => (
  <>
    <br />
    <br />
  </>
)

const Signatures = ({ visit, joint, nameOf, inside }: Props) => {
  const words = agreementMessages(visit.lang)
  return (
    <Section id="signatures" title={words.signatures} lead={words.signaturesLead}>
      <DataTable
        id="signature-lines"
        caption={words.signatureLines}
        columns={[words.parties, words.signature, words.date].map((label) => ({ label }))}
        rows={joint.document.parties.map(({ id, facts }) => [
          <PlainText
            text={[nameOf(id), ...(inside ? partyLines(facts ?? {}, visit.lang) : [])].join('\n')}
          />,
          <Line />,
          '',
        ])}
      />
    </Section>
  )
}

/** A4, to be signed by hand: carries number, version and hash, so that whoever records it can tell the text. */
export function printPage({ visit, joint, nameOf, inside }: Props): Page {
  const { lang, city, case: subject } = visit
  const code = sheetOf({ of: 'case', number: subject.number, paper: 'agreement' }, joint.hash)
  const edition = city.editions.find(({ id }) => id === subject.edition_id)?.number ?? 1
  const words = agreementMessages(lang)
  return {
    title: `${words.printTitle} ${subject.number}`,
    breadcrumbs: [
      { label: subject.title, href: casePath(city, subject.number) },
      { label: words.title, href: casePath(city, subject.number, '/agreement') },
      { label: words.print },
    ],
    shortPath: casePath(city, subject.number, '/agreement'),
    body: (
      <>
        <PrintButton lang={lang} />
        <Heading level={1} kicker={subject.title}>
          {words.printTitle}
        </Heading>
        <DescriptionList items={[{ term: words.number, description: subject.number }]} />
        <SheetMark visit={visit} code={code} edition={edition} />
        <VersionNote visit={visit} joint={joint} />
        <Section id="text" title={words.text}>
          <AgreementText
            lang={lang}
            content={joint.document.content}
            parties={joint.document.parties}
            nameOf={({ id }) => nameOf(id)}
          />
        </Section>
        <ConfirmationList visit={visit} joint={joint} />
        <Signatures visit={visit} joint={joint} nameOf={nameOf} inside={inside} />
      </>
    ),
  }
}
