import type { Kept } from '../../lib/form-fields.ts'
import { defineMessages, type Lang } from '../../lib/language.ts'
import { type FieldError, messageFor, RadioGroup, TextArea, TextField } from '../../ui/forms.tsx'
import type { Channel } from './contact.ts'

export const contactMessages = defineMessages(
  {
    name: 'お名前',
    nameHint: '当事者と担当課だけが見ます。公開されません。',
    reading: 'ふりがな',
    email: 'メールアドレス',
    phone: '電話番号',
    phoneHint: '日中につながる番号。ハイフンはあってもなくてもかまいません。',
    postalCode: '郵便番号',
    address: '住所',
    channel: '返事の受け取り方',
    channelHint: '選んだ方法に必要な連絡先を、下に書いてください。',
    mail: 'メール',
    byPhone: '電話',
    letter: '手紙',
    none: '連絡はいりません（番号と確認キーで、自分で見ます）',
    badEmail: 'メールアドレスは name@example.jp のように入力してください。',
    badPhone: '電話番号は 0233-22-2111 のように、0から始まる10けたか11けたで入力してください。',
    badPostalCode: '郵便番号は 996-8501 のように、7けたで入力してください。',
  },
  {
    name: 'Your name',
    nameHint: 'Only the parties and the section in charge see it. It is not published.',
    reading: 'Reading (furigana)',
    email: 'E-mail address',
    phone: 'Telephone',
    phoneHint: 'Where you can be reached in the daytime; with or without hyphens.',
    postalCode: 'Postal code',
    address: 'Address',
    channel: 'How you want to be answered',
    channelHint: 'Fill in below what that way needs.',
    mail: 'E-mail',
    byPhone: 'Telephone',
    letter: 'Letter',
    none: 'Not at all (I look myself, with the number and the key)',
    badEmail: 'An e-mail address looks like name@example.jp.',
    badPhone: 'A telephone number has 10 or 11 digits and begins with 0, such as 0233-22-2111.',
    badPostalCode: 'A postal code has 7 digits, such as 996-8501.',
  },
  {
    name: 'あなたの 名前（なまえ）',
    nameHint: '担当（たんとう）の 人（ひと）だけが 見（み）ます。',
    reading: 'ふりがな',
    phone: '電話番号（でんわばんごう）',
    phoneHint: '昼（ひる）に 電話（でんわ）できる 番号（ばんごう）を 書（か）いて ください。',
    badEmail: 'メールアドレスは name@example.jp のように 書（か）いて ください。',
    badPhone: '電話番号（でんわばんごう）は 0233-22-2111 のように 書（か）いて ください。',
    badPostalCode: '郵便番号（ゆうびんばんごう）は 996-8501 のように 書（か）いて ください。',
    address: '住所（じゅうしょ）',
    postalCode: '郵便番号（ゆうびんばんごう）',
    channel: '返事（へんじ）を どうやって もらいますか',
    channelHint: '選（えら）んだ 方法（ほうほう）に いる ものを 下（した）に 書（か）いて ください。',
    byPhone: '電話（でんわ）',
    letter: '手紙（てがみ）',
    none: '返事（へんじ）は いりません（番号（ばんごう）と 確認（かくにん）キーで 自分（じぶん）で 見（み）ます）',
  },
)

/** Labels of the fields by their names, for error summaries. */
export const contactLabels = (lang: Lang): Record<string, string> => {
  const { name, reading, email, phone, postalCode, address, channel } = contactMessages(lang)
  return {
    'contact.name': name,
    'contact.reading': reading,
    'contact.email': email,
    'contact.phone': phone,
    'contact.postalCode': postalCode,
    'contact.address': address,
    'contact.channel': channel,
  }
}

/** What is wrong with a contact, in words that only these fields have. */
export const contactErrors = (lang: Lang): Record<string, string> => {
  const { badEmail, badPhone, badPostalCode } = contactMessages(lang)
  return { badEmail, badPhone, badPostalCode }
}

/** A channel in words. */
export const channelName = (channel: Channel, lang: Lang): string =>
  contactMessages(lang)[channel === 'phone' ? 'byPhone' : channel]

type ContactProps = { lang: Lang; values: Readonly<Kept>; errors: FieldError[]; noneLabel?: string }

const textAt = (values: Readonly<Kept>, name: string): string => [values[name] ?? ''].flat().at(-1) ?? ''

const texts = [
  { name: 'email', type: 'email', autocomplete: 'email' },
  { name: 'phone', type: 'tel', autocomplete: 'tel', width: 'm' },
  { name: 'postalCode', type: 'text', inputmode: 'numeric', autocomplete: 'postal-code', width: 's' },
] as const

/** Name, how to answer, and where: `contact.name`, `contact.channel`, … */
export const ContactFields = ({ lang, values, errors, noneLabel }: ContactProps) => {
  const words = contactMessages(lang)
  const field = (name: string) => ({
    lang,
    name: `contact.${name}`,
    value: textAt(values, `contact.${name}`),
    error: messageFor(errors, `contact.${name}`),
  })
  return (
    <>
      <TextField {...field('name')} label={words.name} hint={words.nameHint} required autocomplete="name" />
      <TextField {...field('reading')} label={words.reading} />
      <RadioGroup
        {...field('channel')}
        label={words.channel}
        hint={words.channelHint}
        required
        options={[
          { value: 'mail', label: words.mail },
          { value: 'phone', label: words.byPhone },
          { value: 'letter', label: words.letter },
          { value: 'none', label: noneLabel ?? words.none },
        ]}
      />
      {texts.map(({ name, ...rest }) => (
        <TextField
          {...field(name)}
          {...rest}
          label={words[name]}
          hint={name === 'phone' ? words.phoneHint : undefined}
        />
      ))}
      <TextArea {...field('address')} label={words.address} rows={2} />
    </>
  )
}
