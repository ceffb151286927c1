import type { Lang } from '../../lib/language.ts'
import { BarChart, SpreadChart, StackedChart, Stat, StatRow, TrendChart } from '../components/index.ts'

export const ChartSamples = ({ lang }: { lang: Lang }) => (
  <>
    <StatRow>
      <Stat label="進んでいる事業" value="42" unit="件" note="去年より6件多い" />
      <Stat label="あなたを待っていること" value="3" unit="件" href="#desk" />
      <Stat label="期限を過ぎたこと" value="0" unit="件" />
    </StatRow>
    <SpreadChart
      lang={lang}
      id="spread"
      caption="関係をどう見たか"
      parties={['川べり清掃の会', '環境課', '商工会']}
      ends={['そう思わない', 'そう思う']}
      items={[
        { label: '目的を同じにできた', scores: [5, 5, 4] },
        { label: '対等に話し合えた', scores: [2, 5, 3] },
        { label: 'おたがいのちがいを知り、認め合えた', scores: [4, 4, 4] },
        { label: '中身をみんなに見えるようにした', scores: [3, 1, undefined] },
      ]}
    />
    <BarChart
      lang={lang}
      id="bars"
      caption="形ごとの件数"
      unit="件"
      bars={[
        { label: '共催', value: 18 },
        { label: '補助', value: 12 },
        { label: '事業協力', value: 7 },
        { label: '委託', value: 0 },
      ]}
    />
    <StackedChart
      lang={lang}
      id="stack"
      caption="年度ごとの件数と、だれが中心か"
      unit="件"
      parts={['市民が中心', '双方', '行政が中心']}
      rows={[
        { label: '令和5年度', values: [12, 18, 4] },
        { label: '令和6年度', values: [15, 20, 6] },
        { label: '令和7年度', values: [19, 17, 9] },
      ]}
    />
    <TrendChart
      lang={lang}
      id="trend"
      caption="件数の移り変わり"
      unit="件"
      points={['令和4年度', '令和5年度', '令和6年度', '令和7年度']}
      lines={[
        { label: '共催', values: [8, 9, 14, 18] },
        { label: '補助', values: [15, 13, undefined, 12] },
      ]}
    />
  </>
)
