import { describe, expect, test } from 'vitest'
import {
  Button,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from './forms.tsx'

const hostile = `"><script>alert(1)</script>' onfocus=x 髙﨑 葛󠄀𠮷`
const attribute = (html: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(html)?.[1]

describe('a text field', () => {
  const html = String(
    <TextField
      lang="ja"
      name="title"
      label="件名"
      required
      hint="一行で"
      error="書いてください"
      value={hostile}
    />,
  )

  test('ties hint and error to its control, in the order they are read', () => {
    expect(attribute(html, 'aria-describedby')).toBe('title-hint title-error')
    expect(html).toContain('id="title-hint">一行で</p>')
    expect(html).toContain('id="title-error">＊書いてください</p>')
    expect(attribute(html, 'aria-invalid')).toBe('true')
  })

  test('has a label of its own that says in words that it must be filled', () => {
    expect(html).toMatch(/<label[^>]*for="title">件名 <span[^>]*>※必須<\/span><\/label>/)
  })

  test('keeps what was typed, as text and nothing else', () => {
    expect(html).not.toContain('<script')
    const unescaped = attribute(html, ' value')
      ?.replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    expect(unescaped).toBe(hostile)
  })
})

test('a field that is right claims nothing: no error, no description, and says ※任意', () => {
  const html = String(<TextField lang="ja" name="note" label="メモ" />)
  expect(html).not.toMatch(/aria-|error/)
  expect(html).toContain('※任意')
})

test('a text area gives back a text that begins with a line break', () => {
  const html = String(<TextArea lang="ja" name="wish" label="願い" value={'\n二行目</textarea>'} />)
  expect(html).toContain('>\n\n二行目&lt;/textarea&gt;</textarea>')
})

test('a date is typed in any writing, and one that is none comes back where it can be seen', () => {
  expect(String(<DateField lang="ja" name="start" label="日" value="来年の春" />)).toMatch(
    /type="text" value="来年の春"/,
  )
  const html = String(<DateField lang="ja" name="start" label="日" value="令和8年4月1日" min="2026-04-01" />)
  expect(html).toMatch(/type="text" value="令和8年4月1日"/)
  // A date control would take no 和暦; the calendar is opened beside the box.
  expect(html).not.toContain('type="date"')
  expect(html).toContain('data-min="2026-04-01"')
})

test('the first choice of a group carries the name as id, so that the summary leads to it', () => {
  const options = [
    { value: 'public', label: 'だれでも' },
    { value: 'desk', label: '窓口だけ' },
  ]
  const radios = String(
    <RadioGroup lang="ja" name="who" label="だれ" options={options} value="desk" error="選んでください" />,
  )
  expect([...radios.matchAll(/<input[^>]* id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['who', 'who-1'])
  expect([...radios.matchAll(/<input[^>]* value="([^"]+)"[^>]* checked/g)].map(([, value]) => value)).toEqual(
    ['desk'],
  )
  expect(radios).toMatch(/<fieldset[^>]*aria-describedby="who-error"/)
  const boxes = String(
    <CheckboxGroup lang="ja" name="who" label="だれ" options={options} values={['public', 'desk']} />,
  )
  expect(boxes.match(/ checked/g)).toHaveLength(2)
})

test('a select keeps its choice and starts with an empty one', () => {
  const html = String(
    <SelectField lang="en" name="kind" label="Kind" options={[{ value: 'a', label: 'A' }]} value="a" />,
  )
  expect(html).toContain('<option value="">Please choose</option><option value="a" selected="">A</option>')
})

describe('the error summary', () => {
  const errors = [{ field: 'parties.0.name', message: hostile }, { message: 'ほかの方が先でした' }]
  const html = String(<ErrorSummary lang="ja" errors={errors} />)

  test('takes focus without JavaScript and is announced', () => {
    expect(html).toMatch(/^<div class="yui-error-summary" role="alert" tabindex="-1" autofocus=""/)
    expect(html).toContain('入力を直してください（2件）')
  })

  test('links to fields and shows hostile text as text', () => {
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(['#parties.0.name'])
    expect(html).not.toContain('<script')
  })

  test('is not there when nothing is wrong', () => {
    expect(String(<ErrorSummary lang="ja" errors={[]} />)).toBe('')
  })

  test('a field is told its own message only', () => {
    expect(messageFor(errors, 'parties.0.name')).toBe(hostile)
    expect(messageFor(errors, 'title')).toBeUndefined()
  })
})

test('a form carries its submission id and version, also version 0', () => {
  const html = String(
    <Form lang="ja" action="/x" submissionId="s1" version={0}>
      <Button name="then" value="print">
        送る
      </Button>
    </Form>,
  )
  expect(html).toContain('<input type="hidden" name="submissionId" value="s1"/>')
  expect(html).toContain('<input type="hidden" name="version" value="0"/>')
  expect(html).toContain('method="post"')
  expect(html).toMatch(/<button[^>]*type="submit" name="then" value="print">送る<\/button>/)
})
