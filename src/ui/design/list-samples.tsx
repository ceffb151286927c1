import type { Lang } from '../../lib/language.ts'
import { Card, CardGrid, Chip, EmptyState, FilterPanel, Pager, SearchBox } from '../components/index.ts'
import { SelectField } from '../forms.tsx'

const Cards = () => (
  <CardGrid>
    <Card
      href="#case-1"
      title="川べりの清掃と草花の植えつけ"
      chips={<Chip tone="accent">合意</Chip>}
      meta="川べり清掃の会・環境課　6月20日"
    >
      <p>大人も子どもも歩きたくなる川べりを、みんなの手でつくります。</p>
    </Card>
    <Card
      href="#case-2"
      title="商店街の空き店舗で、放課後の居場所をひらく"
      chips={<Chip tone="success">公開</Chip>}
      meta="まちの居場所ネット・子ども課・商工会　3月31日"
    >
      <p>週に3日、宿題とおやつの場所になりました。</p>
    </Card>
    <Card title="リンクのないカード" footer={<a href="#more">くわしく見る</a>}>
      <p>本文だけを置くこともできます。</p>
    </Card>
  </CardGrid>
)

export const ListSamples = ({ lang }: { lang: Lang }) => (
  <>
    <SearchBox lang={lang} action="#cases" label="事業をさがす" />
    <FilterPanel lang={lang} action="#cases" active={1} clearHref="#cases">
      <SelectField
        lang={lang}
        name="stage"
        label="段階"
        value="agreement"
        options={[
          { value: 'idea', label: 'アイデア' },
          { value: 'agreement', label: '合意' },
        ]}
      />
      <SelectField
        lang={lang}
        name="field"
        label="分野"
        options={[{ value: 'environment', label: '環境' }]}
      />
    </FilterPanel>
    <Cards />
    <Pager lang={lang} prevHref="#prev" nextHref="#next" total="1,000件以上" />
    <EmptyState
      title="まだ事業はありません"
      text="最初のひとつは、あなたの困りごとや「こうなったらいいな」から始まります。"
      action={{ href: '#idea', label: 'アイデアを出す' }}
    />
  </>
)
