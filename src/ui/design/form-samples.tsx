import type { Lang } from '../../lib/language.ts'
import {
  Button,
  CheckboxField,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../forms.tsx'

const Buttons = () => (
  <p class="yui-hero__actions">
    <Button>主なボタン</Button>
    <Button kind="secondary">ほかのボタン</Button>
    <Button kind="quiet">ひかえめなボタン</Button>
    <Button kind="danger">取り下げる</Button>
    <LinkButton href="#link">リンクのボタン</LinkButton>
  </p>
)

const Written = ({ lang }: { lang: Lang }) => (
  <>
    <TextField
      lang={lang}
      name="title"
      label="件名"
      required
      value="川べりの清掃"
      hint="一行で書いてください。"
    />
    <TextArea
      lang={lang}
      name="wish"
      label="こうなったらいいな"
      required
      maxLength={2000}
      value="みんなが歩ける川べりに。"
    />
    <TextField lang={lang} name="phone" label="電話" type="tel" autocomplete="tel" width="s" />
    <DateField lang={lang} name="start" label="はじめたい日" />
    <FileField lang={lang} name="attachment" label="写真やちらし" maxSize="10MB" multiple />
  </>
)

const Chosen = ({ lang }: { lang: Lang }) => (
  <>
    <RadioGroup
      lang={lang}
      name="visibility"
      label="だれが読めますか"
      required
      value="desk"
      options={[
        { value: 'public', label: 'だれでも読める', hint: 'お名前は出しません。' },
        { value: 'desk', label: '窓口だけが読める' },
      ]}
    />
    <CheckboxGroup
      lang={lang}
      name="fields"
      label="分野"
      values={['environment']}
      options={[
        { value: 'environment', label: '環境' },
        { value: 'children', label: '子ども' },
      ]}
    />
    <CheckboxField lang={lang} name="agree" label="書いた中身を確かめました" required />
  </>
)

export const FormSamples = ({ lang }: { lang: Lang }) => (
  <>
    <Buttons />
    <Form lang={lang} action="#sent" submissionId="0198-sample" version={3}>
      <Written lang={lang} />
      <Chosen lang={lang} />
      <p>
        <Button>この内容で送る</Button>
      </p>
    </Form>
  </>
)

const errors = [
  { field: 'broken-title', message: '件名を書いてください。' },
  { field: 'broken-kind', message: '種類を選んでください。' },
  { field: 'broken-date', message: '日付は 2026-04-01 のように書いてください。' },
  { message: 'このアイデアは、ほかの方が先に直しました。' },
]

/** Not a live form after a mistake: the summary takes no focus here, since the gallery was not sent. */
export const ErrorSamples = ({ lang }: { lang: Lang }) => (
  <>
    <ErrorSummary lang={lang} errors={errors} quiet />
    <Form lang={lang} action="#sent">
      <TextField
        lang={lang}
        name="broken-title"
        label="件名"
        required
        error={messageFor(errors, 'broken-title')}
      />
      <SelectField
        lang={lang}
        name="broken-kind"
        label="種類"
        required
        options={[{ value: 'joint', label: '共催' }]}
        error={messageFor(errors, 'broken-kind')}
      />
      <DateField
        lang={lang}
        name="broken-date"
        label="はじめたい日"
        value="来年の春"
        error={messageFor(errors, 'broken-date')}
      />
    </Form>
  </>
)
