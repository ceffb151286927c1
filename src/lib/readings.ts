import { foldText } from './text-fold.ts'

/**
 * How the words of this field are read, for whoever types them in kana. A list and no dictionary: what is not here is
 * found as it is written.
 */
const list = `
じょせつ 除雪|ゆきかき 雪かき,雪掻き|ぼうさい 防災|ぼうはん 防犯|みまもり 見守り|こそだて 子育て|せいそう 清掃|そうじ 掃除
かだん 花壇|こうえん 公園|まつり 祭り,祭|ぼんおどり 盆踊り|こうれいしゃ 高齢者|しょうがい 障害,障がい|かいご 介護|ふくし 福祉
けんこう 健康|たいそう 体操|しょくいく 食育|こどもしょくどう 子ども食堂,こども食堂,子供食堂|がくしゅう 学習|どくしょ 読書
よみきかせ 読み聞かせ|としょかん 図書館|がっこう 学校|つうがくろ 通学路|こうつうあんぜん 交通安全|かんきょう 環境
りょくか 緑化|りさいくる 再資源化|さとやま 里山|かわ 川,河川|もり 森,森林|のうぎょう 農業|しょうてんがい 商店街|かんこう 観光
ぶんか 文化|げいじゅつ 芸術|おんがく 音楽|でんとう 伝統|れきし 歴史|こくさいこうりゅう 国際交流|がいこくじん 外国人|にほんご 日本語
ちょうないかい 町内会|じちかい 自治会|きょうどう 協働|しみん 市民|ちいき 地域|いばしょ 居場所|あきや 空き家,空家|かいもの 買い物,買物
いどう 移動|ひなん 避難|くんれん 訓練|わかもの 若者|こども 子ども,子供|たぶんか 多文化|しゅわ 手話|ぎんなん 銀杏|かいぎ 会議
もうしこみ 申し込み,申込み,申込|はなしあい 話し合い,話合い`

const readings = new Map(
  list
    .trim()
    .split(/[|\n]/)
    .map((line) => {
      const [kana = '', written = ''] = line.split(' ')
      return [kana, written.split(',')] as const
    }),
)

/** The ways in which a word typed in kana is mostly written; none for what is not in the list. */
export const readingsOf = (word: string): readonly string[] => readings.get(foldText(word)) ?? []
