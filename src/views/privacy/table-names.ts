import { defineMessages, type Lang } from '../../lib/language.ts'

/** What the tables are called where people read of them; one that is not here goes by its own name. */
const names = defineMessages(
  {
    person: 'アカウントと連絡先',
    hat: '立場（役割）',
    session: 'ログインの状態',
    account_event: 'アカウントの変更の記録',
    party: '当事者としてかかわる案件',
    entry: 'あなたが書いたこと・したこと',
    joint_version: 'あなたが書いた共同の文書',
    joint_confirmation: '共同の文書の確認',
    joint_objection: '異議',
    evaluation_sheet: '相互評価シート（提出の事実）',
    case_key: '確認キー',
    outbox: 'あなたへのメール',
    letter: 'あなたへの手紙',
    phone_call: 'あなたへの電話',
    submission: '送信の控え',
    draft: '書きかけ',
    personal_read: 'あなたの情報を見た記録',
    erasure: '消去の申し出',
    correction: '訂正の申し出',
    centre_slip: '支援センターの相談票',
  },
  {
    person: 'Account and contact',
    hat: 'Roles',
    session: 'Sessions',
    account_event: 'Changes of the account',
    party: 'Cases you are a party to',
    entry: 'What you wrote and did',
    joint_version: 'Joint documents you wrote',
    joint_confirmation: 'Joint documents you confirmed',
    joint_objection: 'Objections',
    evaluation_sheet: 'Evaluation sheets (that you handed in)',
    case_key: 'Keys',
    outbox: 'Mail to you',
    letter: 'Letters to you',
    phone_call: 'Calls to you',
    submission: 'Forms you sent',
    draft: 'Drafts',
    personal_read: 'Who looked at your data',
    erasure: 'Requests for deletion',
    correction: 'Requests for correction',
    centre_slip: 'Slips of the support centre',
  },
)

export const tableName = (table: string, lang: Lang): string =>
  (names(lang) as unknown as Record<string, string>)[table] ?? table
