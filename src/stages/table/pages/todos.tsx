import { anyParty } from '../../../core/web/policies.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { DataTable, Section } from '../../../ui/components/index.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import { type Room, tablePath } from '../here.ts'
import { tableMessages } from '../messages.ts'
import type { Todo } from '../queries.ts'
import { isAtTable } from '../rules.ts'
import { endedMessages } from './ended-messages.ts'

type Props = { visit: CaseVisit; room: Room }

const State = ({ visit, todo }: { visit: CaseVisit; todo: Todo }) => {
  const words = tableMessages(visit.lang)
  if (todo.done) return <>{words.todoDone}</>
  if (!anyParty.may(visit.viewer, visit)) return null
  return (
    <Form lang={visit.lang} action={tablePath(visit, '/todos')} submissionId={blindId()}>
      <input type="hidden" name="todo" value={todo.id} />
      <Button kind="secondary">{words.done}</Button>
    </Form>
  )
}

/** What was promised, each with who and by when. */
export const Todos = ({ visit, room }: Props) => {
  const { lang, parties } = visit
  const words = tableMessages(lang)
  const nameOf = (id: string) => parties.find((party) => party.id === id)?.name ?? ''
  return (
    <Section id="todos" title={words.todos}>
      {room.todos.length === 0 ? (
        <p>{isAtTable(visit) ? words.noTodos : endedMessages(lang).noTodos}</p>
      ) : (
        <DataTable
          id="todos-table"
          stack
          caption={words.todosCaption}
          columns={[words.todoWhat, words.todoWho, words.todoBy, words.todoState].map((label) => ({ label }))}
          rows={room.todos.map((todo) => [
            todo.what,
            `${nameOf(todo.party_id)} ${todo.who}`,
            todo.due_on ? formatDate(todo.due_on, lang) : '',
            <State visit={visit} todo={todo} />,
          ])}
        />
      )}
    </Section>
  )
}
