import type { Child } from 'hono/jsx'
import { type Delegation, standingOf } from '../../../core/delegation/index.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Card, Chip } from '../../../ui/components/index.ts'
import { Button, type ButtonKind, Form } from '../../../ui/forms.tsx'
import { delegationMessages } from './messages.ts'

const tones = { holds: 'success', waiting: 'warning', over: 'neutral', ended: 'neutral' } as const

const Acts = ({ visit, delegation }: { visit: Visit; delegation: Delegation }) => {
  const words = delegationMessages(visit.lang)
  if (delegation.acts.length === 0) return <p>{words.noActs}</p>
  return (
    <>
      <p>{words.acts}</p>
      <ul>
        {delegation.acts.map(({ kind, number, title, who, at }) => (
          <li>
            {words[`act_${kind}`]}{' '}
            {number !== null && visit.viewer?.hat.organizationId === delegation.organization_id ? (
              <a href={casePath(visit.city, number)}>{number}</a>
            ) : (
              number
            )}{' '}
            {title ?? ''}（{who}・{formatDate(todayInJapan(new Date(at)), visit.lang)}）
          </li>
        ))}
      </ul>
    </>
  )
}

type CardProps = { visit: Visit; delegation: Delegation; title: string; children?: Child }

/** What is asked, until when and how, how it stands, and what was done by it. */
export const DelegationCard = ({ visit, delegation, title, children }: CardProps) => {
  const { lang, today } = visit
  const words = delegationMessages(lang)
  const standing = standingOf(delegation, today)
  const how = delegation.how === 'paper' ? words.onPaper(delegation.signed_by) : words.onScreen
  const told = delegation.ended_how ? words[delegation.ended_how] : words[standing]
  return (
    <Card
      title={title}
      level={2}
      chips={<Chip tone={tones[standing]}>{told}</Chip>}
      meta={`${words.startsOn(formatDate(delegation.starts_on, lang))} ${words.until(formatDate(delegation.until_on, lang))}・${how}`}
      footer={children}
    >
      <p>{delegation.purpose}</p>
      <Acts visit={visit} delegation={delegation} />
    </Card>
  )
}

type ActionProps = { visit: Visit; delegation: Delegation; action: string; label: string; kind?: ButtonKind }

export const OneButton = ({ visit, delegation, action, label, kind = 'secondary' }: ActionProps) => (
  <Form lang={visit.lang} action={action} submissionId={blindId()} version={delegation.version}>
    <Button kind={kind}>{label}</Button>
  </Form>
)
