import { defineMessages } from '../../lib/language.ts'
import { bodyOf, subjectOf, type Trusted } from '../notice/index.ts'

export const jointMessages = defineMessages(
  {
    agreement: '協定',
    jointEvaluation: '「いっしょにまとめたこと」',
    entryDrafted: (what: string, version: string) => `${what}の第${version}版を書きました`,
    entryCleared: (count: number) =>
      `内容が変わったので、前の版への確認（${count}件）は数えません。みなさんにもう一度お願いしています。`,
    entryConfirmed: (party: string, what: string, version: string) =>
      `${party}が${what}の第${version}版を確認しました`,
    entryOnPaper: (party: string, what: string, version: string) =>
      `${party}が${what}の第${version}版を紙で確認しました`,
    entryForYou: (what: string, version: string, signer: string) =>
      `${what}の第${version}版に${signer}さんの署名があったと、市の職員が記録しました。`,
    howToObject: '記録がまちがっているときは、文書のページで異議を申し出てください。',
    entryObjected: (party: string, what: string, version: string) =>
      `${party}から、${what}の第${version}版には署名していないとの申し出がありました。`,
    confirmations: 'みなさんの確認',
    confirmationsLead: 'すべての当事者が同じ版を確認したときに、はじめて効力をもちます。',
    version: (version: number) => `第${version}版`,
    writtenBy: (name: string, at: string) => `${at} ${name}さんが書きました。`,
    writtenAt: (at: string) => `${at} に書かれました。`,
    hash: '照合番号',
    hashWhy: '内容が1文字でも変わると、この番号も変わります。',
    shortHash: '照合番号（はじめの12文字）',
    inEffect: (at: string) => `${at} に、すべての当事者の確認がそろい、効力をもちました。`,
    confirmedVersion: (version: number) => `第${version}版の確認`,
    stateConfirmed: '確認済み',
    stateMissing: 'まだです',
    stateObjected: '異議あり',
    online: (name: string, at: string) => `${at} ${name}さんが画面で`,
    onPaper: (name: string, at: string, by: string) => `${at} ${name}さんが紙に署名（記録：${by}）`,
    scan: '署名した紙',
    confirmTitle: (party: string) => `${party}として確認する`,
    confirmLead: (version: number) =>
      `上に書かれた第${version}版の内容で約束することを確認します。確認のあとに内容が変わったときは、もう一度お願いします。`,
    confirm: (version: number) => `第${version}版を確認する`,
    groupBinds: (party: string) =>
      `${party}として確認できるのは、代表者です。ほかの方は内容を読むことができます。`,
    sectionBinds: (party: string) =>
      `${party}として確認できるのは、課長です。ほかの方は内容を読むことができます。`,
    done: (party: string) => `${party}の確認は済んでいます。`,
    paperTitle: '紙で署名をもらったとき',
    paperLead:
      '印刷した文書に署名をもらい、その紙を読み取って添えます。記録したことは、その当事者に知らせます。ご自分が属する当事者の分は記録できません。',
    partyId: '署名した当事者',
    signer: '署名した人の名前',
    signerHint: '紙に書かれているとおりに入力します。',
    signedOn: '署名した日',
    typedHash: '紙に印刷された照合番号',
    typedHashHint: 'はじめの12文字以上を入力します。空白はあってもなくてもかまいません。',
    scanFile: '署名した紙（PDF、JPEG、PNG）',
    record: '紙での確認を記録する',
    objectTitle: '署名していないとき',
    objectLead:
      '市の職員が、あなたの当事者が紙に署名したと記録しています。覚えがないときや内容が違うときは、お知らせください。',
    reason: '異議の内容',
    object: '異議を申し出る',
    nothingWritten: 'まだ文書がありません。',
    stale: '別の版になりました。下に今の版を示しています。内容を確かめて、もう一度お願いします。',
    alreadyConfirmed: 'この当事者の確認は、もう済んでいます。',
    otherParty: '1人が2つの当事者を代表して確認することはできません。',
    notNamed: 'この文書に書かれていない当事者です。文書を新しい版にしてください。',
    ownParty: 'ご自分が属する当事者の確認を、紙で記録することはできません。',
    cityHall: '市の課は、課長が画面で確認してください。',
    noScan: '署名した紙のファイルを添えてください。',
    nothingToObjectTo: '異議を申し出る記録がありません。',
    fileTooLarge: 'ファイルは20MBまでにしてください。',
    badFileKind: 'PDF、JPEG、PNGのいずれかのファイルにしてください。',
    mailSubject: (number: Trusted) => subjectOf`受付番号 ${number}：確認のお願い`,
    mailWritten: (version: Trusted) =>
      bodyOf`みなさんで決める文書の第${version}版ができました。\n内容を読んで、確認してください。`,
    mailChanged: (version: Trusted) =>
      bodyOf`みなさんで決める文書が変わり、第${version}版になりました。\n前の版への確認は、数えないことになりました。もう一度読んで、確認してください。`,
    mailRecorded: (version: Trusted) =>
      bodyOf`市の職員が、第${version}版に紙で署名があったことを記録しました。\n記録がまちがっているときは、異議を申し出ることができます。`,
    mailConfirmedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：確認がありました`,
    mailConfirmed: (version: Trusted) =>
      bodyOf`みなさんで決める文書の第${version}版を、当事者のお一人が確認しました。`,
  },
  {
    agreement: 'agreement',
    jointEvaluation: 'joint statement',
    entryDrafted: (what, version) => `Version ${version} of the ${what} was written.`,
    entryCleared: (count) =>
      `The text has changed, so confirmations of the previous version (${count}) no longer count. Every party is asked again.`,
    entryConfirmed: (party, what, version) => `${party} confirmed version ${version} of the ${what}`,
    entryOnPaper: (party, what, version) => `${party} confirmed version ${version} of the ${what} on paper`,
    entryForYou: (what, version, signer) =>
      `Staff of the city recorded that ${signer} signed version ${version} of the ${what}.`,
    howToObject: 'If this is wrong, please object on the page of the document.',
    entryObjected: (party, what, version) =>
      `${party} says that it did not sign version ${version} of the ${what}.`,
    confirmations: 'Confirmations',
    confirmationsLead: 'It takes effect only when every party has confirmed the same version.',
    version: (version) => `Version ${version}`,
    writtenBy: (name, at) => `Written by ${name}, ${at}.`,
    writtenAt: (at) => `Written ${at}.`,
    hash: 'Check code',
    hashWhy: 'If a single character of the text changes, this code changes.',
    shortHash: 'Check code (first 12 characters)',
    inEffect: (at) => `Every party has confirmed: in effect since ${at}.`,
    confirmedVersion: (version) => `Confirmations of version ${version}`,
    stateConfirmed: 'Confirmed',
    stateMissing: 'Not yet',
    stateObjected: 'Objection',
    online: (name, at) => `${at}, ${name}, on screen`,
    onPaper: (name, at, by) => `${at}, ${name} signed on paper (recorded by ${by})`,
    scan: 'Signed paper',
    confirmTitle: (party) => `Confirm for ${party}`,
    confirmLead: (version) =>
      `You confirm that you promise what version ${version} above says. If the text changes afterwards, you will be asked again.`,
    confirm: (version) => `Confirm version ${version}`,
    groupBinds: (party) => `For ${party} its representative confirms. Others may read.`,
    sectionBinds: (party) => `For ${party} the chief of the section confirms. Others may read.`,
    done: (party) => `${party} has confirmed.`,
    paperTitle: 'Signed on paper',
    paperLead:
      'Have the print signed, scan it and attach it. The party is told what you record. You cannot record for a party that you belong to.',
    partyId: 'Party that signed',
    signer: 'Name of who signed',
    signerHint: 'As it is written on the paper.',
    signedOn: 'Day of signing',
    typedHash: 'Check code printed on the paper',
    typedHashHint: 'The first 12 characters or more, with or without spaces.',
    scanFile: 'Signed paper (PDF, JPEG, PNG)',
    record: 'Record the signed paper',
    objectTitle: 'If you did not sign',
    objectLead:
      'Staff of the city recorded that your party signed on paper. If you know nothing of it, or it is wrong, please say so.',
    reason: 'Your objection',
    object: 'Object',
    nothingWritten: 'There is no document yet.',
    stale: 'There is another version now, shown below. Please read it and try again.',
    alreadyConfirmed: 'This party has already confirmed.',
    otherParty: 'One person cannot confirm for two parties.',
    notNamed: 'The document does not name this party. Please write a new version.',
    ownParty: 'You cannot record a paper for a party that you belong to.',
    cityHall: 'A section of the city confirms on screen.',
    noScan: 'Attach the signed paper.',
    nothingToObjectTo: 'There is no record to object to.',
    fileTooLarge: 'The file must be 20 MB or less.',
    badFileKind: 'The file must be a PDF, JPEG or PNG.',
    mailSubject: (number) => subjectOf`${number}: please confirm`,
    mailWritten: (version) =>
      bodyOf`Version ${version} of the document that belongs to all parties has been written.\nPlease read and confirm it.`,
    mailChanged: (version) =>
      bodyOf`The document that belongs to all parties has changed: it is now version ${version}.\nConfirmations of the version before no longer count. Please read it and confirm again.`,
    mailRecorded: (version) =>
      bodyOf`A member of the city's staff has recorded that version ${version} was signed on paper for you.\nIf that is wrong, you can object on the page below.`,
    mailConfirmedSubject: (number) => subjectOf`${number}: confirmed by a party`,
    mailConfirmed: (version) =>
      bodyOf`A party has confirmed version ${version} of the document that belongs to all parties.`,
  },
)
