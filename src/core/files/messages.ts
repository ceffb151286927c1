import { defineMessages, type Lang } from '../../lib/language.ts'

const mb = (bytes: number): string => String(Math.round(bytes / 1024 / 1024))

export const fileMessages = defineMessages(
  {
    attach: '写真や資料',
    limits: (file: number, files: number, form: number) =>
      `PDF、写真、Word・Excel・PowerPoint など。1つ${mb(file)}MBまで、${files}個まで、合わせて${mb(form)}MBまで。`,
    photos: '写真は、向きを直して小さくし、撮った場所などの情報を取り除いてから保存します。',
    kept: '届いているファイル',
    remove: (name: string) => `「${name}」を付けない`,
    files: '添付ファイル',
    alternative: (name: string) => `「${name}」に写っているもの`,
    alternativeHint:
      '目の見えない人などに、写真の代わりに読み上げます。例：雪でふさがった歩道を、子どもが車道によけて歩いている。',
    noAlternative: (name: string) => `写真「${name}」（説明はありません）`,
    saysOfIt: (text: string) => `（送った人の説明：${text}）`,
    name: 'ファイル',
    size: '大きさ',
    hash: 'SHA-256（内容のしるし）',
    sentHash: '送られたときのしるし',
    fitted: '位置情報を取り除き、小さくしました。',
    sanitised: '無害化した写しを保存しました。',
    waiting: 'ウイルスチェック待ちです。終わるまで開けません。',
    whoSees: '添付を見られる人',
    whoSeesHint: '人の顔や名前が写っているときは「当事者と担当課だけ」を選んでください。',
    parties: '当事者と担当課だけ',
    everyone: 'この案件を見られる人みんな',
    seenByParties: '当事者と担当課だけが見られます。',
    seenByEveryone: 'この案件を見られる人みんなが見られます。',
    ofFile: (name: string, fault: string) => `「${name}」：${fault}`,
    required: 'ファイルを選んでください。',
    empty: '中身がありません（0バイト）。元のアプリで保存し直してから付けてください。',
    gone: 'ファイルを預かる期限が過ぎました。もう一度選んでください。',
    unfinished: 'まだ全部届いていません。届くまで待つか、もう一度選んでください。',
    fileTooLarge: '大きすぎます。写真なら小さくするか、PDFなら分けてください。',
    tooManyPixels: '画像が大きすぎます。1億画素までにしてください。',
    severalPages: '複数ページのTIFFは受け取れません。PDFにしてから付けてください。',
    tooManyFiles: 'ファイルの数が多すぎます。減らしてください。',
    formFull: 'ファイルを合わせた大きさが上限を超えています。減らしてください。',
    caseFull: 'この案件に付けられるファイルの大きさが上限に達しました。担当課にご相談ください。',
    dayFull:
      '今日送れる大きさの上限に達しました。ファイルを減らすか小さくするか、明日もう一度送るか、窓口へお持ちください。',
    addressFull:
      '同じ回線（Wi-Fi や会社の回線など）から今日送られたファイルが上限に達しました。別の回線から送るか、明日もう一度送るか、窓口へお持ちください。ログインすると、この上限はかかりません。',
    cityFull:
      'アカウントのない方から今日受け取れる大きさの上限に達しました。ファイルなしで送って番号を受け取るか、明日もう一度送るか、窓口へお持ちください。ログインすると、この上限はかかりません。',
    badFileKind:
      'この種類のファイルは受け取れません。PDF、写真、Word・Excel・PowerPoint などにしてください。',
    heic: 'iPhoneの写真（HEIC）のままでは受け取れません。「設定」→「カメラ」→「フォーマット」で「互換性優先」を選んで撮り直すか、写真を選び直してJPEGにしてください。',
    page: 'ホームページの形式（HTML、SVG）は、安全のため受け取れません。PDFにしてから付けてください。',
    macro:
      'マクロ（自動で動く命令）が入っているため、安全のため受け取れません。マクロなしの形式（.docx、.xlsx など）かPDFで保存し直してください。',
    locked: 'パスワードがかかっていて中を確かめられません。パスワードを外してから付けてください。',
    archive: 'ZIPのようにまとめたファイルは受け取れません。中のファイルを1つずつ付けてください。',
    bomb: '開くと大きくなりすぎるため、受け取れません。PDFにしてから付けてください。',
    broken: 'こわれていて読めません。元のアプリで開けるか確かめ、保存し直してから付けてください。',
    infected: 'ウイルスが見つかったため、受け取れません。このファイルは保存していません。',
    unsafe: '無害化できなかったため、受け取れません。PDFにしてから付けてください。',
    waitTitle: 'ウイルスチェックを待っています',
    waitText: 'チェックが終わると開けるようになります。しばらくしてから、もう一度開いてください。',
    infectedTitle: 'このファイルは開けません',
    infectedText:
      'あとからのチェックでウイルスが見つかりました。送った人に、別のファイルをお願いしてください。',
    nowWaiting: '順番を待っています。',
    nowSending: '送っています。',
    nowChecking: '届きました。中を確かめています。',
    nowReady: '届きました。',
    nowBroken: '回線が切れました。つながると、続きから送ります。',
    nowAgain: '途中です。同じファイルをもう一度選ぶと、続きから送ります。',
    nowCancel: '「{name}」を付けない',
    nowBusy: 'まだファイルを送っています。届き終わってから、もう一度押してください。',
    back: '案件のページへ戻る',
  },
  {
    attach: 'Photos and papers',
    limits: (file, files, form) =>
      `PDF, photos, Word, Excel, PowerPoint and the like. Each up to ${mb(file)} MB, up to ${files} files, together up to ${mb(form)} MB.`,
    photos:
      'Photos are turned upright, made smaller, and stripped of where they were taken before they are kept.',
    kept: 'Files that have arrived',
    remove: (name) => `Do not attach “${name}”`,
    files: 'Attached files',
    alternative: (name) => `What “${name}” shows`,
    alternativeHint:
      'It is read aloud to people who do not see the picture. Such as: snow blocks the pavement, a child walks on the road.',
    noAlternative: (name) => `Photo “${name}” (not described)`,
    saysOfIt: (text) => ` (described by the sender as: ${text})`,
    name: 'File',
    size: 'Size',
    hash: 'SHA-256 (mark of its content)',
    sentHash: 'Mark as sent',
    fitted: 'The place was removed and the picture made smaller.',
    sanitised: 'A copy made harmless is kept.',
    waiting: 'Waiting for the virus check. It cannot be opened until then.',
    whoSees: 'Who may see the files',
    whoSeesHint: 'Choose “only the parties” if faces or names of people can be seen.',
    parties: 'Only the parties and the section in charge',
    everyone: 'Everyone who may see this case',
    seenByParties: 'Only the parties and the section in charge see them.',
    seenByEveryone: 'Everyone who may see this case sees them.',
    ofFile: (name, fault) => `“${name}”: ${fault}`,
    required: 'Please choose a file.',
    empty: 'There is nothing in it (0 bytes). Save it once more in the program it comes from.',
    gone: 'The files could not be kept so long. Please choose them again.',
    unfinished: 'It has not arrived whole yet. Please wait, or choose it again.',
    fileTooLarge: 'It is too large. Make a photo smaller, or split a PDF.',
    tooManyPixels: 'The picture is too large. 100 million pixels at most.',
    severalPages: 'A TIFF of several pages is not taken. Please make it a PDF.',
    tooManyFiles: 'These are too many files. Please attach fewer.',
    formFull: 'Together the files are too large. Please attach fewer.',
    caseFull: 'This case has no more room for files. Please ask the section in charge.',
    dayFull:
      'You have sent as much as can be taken today. Send fewer or smaller files, send the rest tomorrow, or bring it to the counter.',
    addressFull:
      'No more can be taken today from this connection, which others may share. Use another one, send it tomorrow, or bring it to the counter. Whoever is signed in is not bound by this.',
    cityFull:
      'No more can be taken today from people without an account. Send the form without the files and get its number, send it tomorrow, or bring it to the counter. Whoever is signed in is not bound by this.',
    badFileKind: 'This kind of file is not taken. Use a PDF, a photo, Word, Excel, PowerPoint or the like.',
    heic: 'A photo in the iPhone’s own format (HEIC) is not taken. Choose Settings, Camera, Formats, Most Compatible and take it again, or choose the photo as a JPEG.',
    page: 'Web pages and drawings (HTML, SVG) are not taken, for safety. Please make it a PDF.',
    macro:
      'It holds macros (commands that run by themselves), which are not taken for safety. Save it without them (.docx, .xlsx) or as a PDF.',
    locked: 'It has a password, so it cannot be checked. Please remove the password.',
    archive: 'Packed files such as ZIP are not taken. Attach the files in it one by one.',
    bomb: 'It would become far too large when opened, so it is not taken. Please make it a PDF.',
    broken: 'It is damaged and cannot be read. See whether your own program opens it, and save it anew.',
    infected: 'A virus was found in it. It is not taken and was not kept.',
    unsafe: 'It could not be made harmless, so it is not taken. Please make it a PDF.',
    waitTitle: 'Waiting for the virus check',
    waitText: 'It can be opened once the check is done. Please try again in a while.',
    infectedTitle: 'This file cannot be opened',
    infectedText: 'A later check found a virus in it. Please ask its sender for another file.',
    nowWaiting: 'Waiting for its turn.',
    nowSending: 'Being sent.',
    nowChecking: 'Arrived; being looked at.',
    nowReady: 'Arrived.',
    nowBroken: 'The line broke. It goes on by itself when it is back.',
    nowAgain: 'Partly sent. Choose the same file again, and it goes on from there.',
    nowCancel: 'Do not attach “{name}”',
    nowBusy: 'Files are still being sent. Please press again when they have arrived.',
    back: 'Back to the case',
  },
  {
    attach: '写真（しゃしん）や 資料（しりょう）',
    alternative: (name) => `「${name}」の 写真（しゃしん）に 写（うつ）って いるもの`,
    alternativeHint:
      '目（め）が 見（み）えない 人（ひと）が 写真（しゃしん）の 代（か）わりに 聞（き）きます。例（れい）：雪（ゆき）で 歩道（ほどう）が 通（とお）れません。',
    whoSees: 'ファイルを 見（み）る ことが できる 人（ひと）',
    parties: '当事者（とうじしゃ）と 担当課（たんとうか）だけ',
    everyone: 'この 案件（あんけん）を 見（み）る 人（ひと） みんな',
  },
)

export type FileWords = ReturnType<typeof fileMessages>

/** What can be wrong with a scan besides its size and kind, which its own form says. */
export function scanFaults(lang: Lang): Record<string, string> {
  const { heic, page, macro, locked, archive, bomb, broken, tooManyPixels, infected, unsafe } =
    fileMessages(lang)
  return { heic, page, macro, locked, archive, bomb, broken, tooManyPixels, infected, unsafe }
}
