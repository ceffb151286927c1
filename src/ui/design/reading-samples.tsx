import type { Lang } from '../../lib/language.ts'
import {
  Chip,
  CopyText,
  DataTable,
  DescriptionList,
  Disclosure,
  Heading,
  Notice,
  PlainText,
  PrintButton,
  Prose,
  Qr,
  SourceNote,
  Term,
} from '../components/index.ts'

const Words = ({ lang }: { lang: Lang }) => (
  <>
    <Heading level={3} kicker="手引き" lead="ことばの意味が分かれば、話し合いはずっと楽になります。">
      協働とは
    </Heading>
    <Prose>
      <p>
        <Term lang={lang} id="term-kyodo" term="協働">
          立場のちがう人たちが、同じ目的のために、対等に力を出し合うこと。
        </Term>
        は、目的ではなく方法です。市民と市役所が、得意なことを持ち寄ります。
      </p>
      <ul>
        <li>目的を同じにする</li>
        <li>おたがいのちがいを知り、認め合う</li>
        <li>話し合った中身をみんなに見えるようにする</li>
      </ul>
    </Prose>
    <PlainText text={'書かれたままの文です。\n改行も残ります。\n\n<script>は文字として出ます。'} />
    <SourceNote lang={lang} title="協働の手引き" page="12" asOf="令和8年4月1日" askCity />
  </>
)

const Notices = ({ lang }: { lang: Lang }) => (
  <>
    <Notice lang={lang} title="アイデアの受付は12月28日までです。">
      <p>電話でも受け付けています。</p>
    </Notice>
    <Notice lang={lang} kind="success" title="送りました。受付番号は K-2026-0042-7 です。" />
    <Notice lang={lang} kind="warning" title="この案は、あなたが確認したあとに直されています。" />
    <Notice lang={lang} kind="error" title="ほかの方が先に受け付けました。いまの内容を確かめてください。" />
  </>
)

const Facts = ({ lang }: { lang: Lang }) => (
  <>
    <DescriptionList
      items={[
        { term: '目的', description: '子どもが遊べる川べりにする' },
        { term: '期間', description: '令和8年4月から令和9年3月まで' },
        {
          term: '分野',
          description: (
            <>
              <Chip>環境</Chip> <Chip tone="accent">共催</Chip> <Chip tone="success">済み</Chip>{' '}
              <Chip tone="warning">検討</Chip> <Chip tone="error">期限切れ</Chip>{' '}
              <Chip tone="info">新着</Chip>
            </>
          ),
        },
      ]}
    />
    <DataTable
      id="sample-roles"
      caption="役割の分担"
      columns={[{ label: '役割' }, { label: '市民' }, { label: '市' }, { label: '費用', number: true }]}
      rows={[
        ['道具をそろえる', '当番が運ぶ', '倉庫から貸し出す', '0円'],
        ['知らせる', 'ちらしを配る', '広報に載せる', '12,000円'],
      ]}
    />
    <Disclosure summary="雨の日はどうしますか">
      <p>前の日の午後5時に、当番から電話で知らせます。</p>
    </Disclosure>
    <Qr text="https://example.jp/c/4F7K" label="二次元コード：このページ" />
    <CopyText lang={lang} text="K-2026-0042-7" />
    <PrintButton lang={lang} />
  </>
)

export const ReadingSamples = ({ lang }: { lang: Lang }) => (
  <>
    <Words lang={lang} />
    <Notices lang={lang} />
    <Facts lang={lang} />
  </>
)
