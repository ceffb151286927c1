import type { Lang } from '../../lib/language.ts'
import { type Step, StepMap } from '../components/index.ts'
import { NextStep } from '../components/next-step.tsx'
import { Timeline, type TimelineEntry } from '../components/timeline.tsx'

const steps: Step[] = [
  { label: 'アイデア', state: 'done', href: '#idea', note: '5月12日' },
  { label: '相談', state: 'done', href: '#consultation', note: '6月3日' },
  { label: '形を選ぶ', state: 'done', note: '共催' },
  { label: '合意', state: 'current' },
  { label: '実施', state: 'upcoming' },
  { label: 'ふりかえり', state: 'upcoming' },
  { label: '公開', state: 'upcoming' },
]

const entries: TimelineEntry[] = [
  {
    when: '令和8年6月20日',
    dateTime: '2026-06-20',
    who: '川べり清掃の会',
    what: '合意書の案を直しました',
    body: <p>雨の日の連絡先を、会の当番に変えました。前の確認は取り消され、みなさんに知らせました。</p>,
    tone: 'accent',
  },
  {
    when: '令和8年6月3日',
    dateTime: '2026-06-03',
    who: '環境課',
    what: '相談に答えました',
    body: <p>道具は市の倉庫から貸し出せます。ごみの回収は月曜日に行います。</p>,
    tone: 'success',
  },
  { when: '令和8年5月20日', dateTime: '2026-05-20', what: '返事の期限を過ぎました', tone: 'warning' },
  { when: '令和8年5月12日', dateTime: '2026-05-12', who: '佐藤 花', what: 'アイデアを出しました' },
]

/** Where a matter stands, whose turn it is, and what happened so far. */
export const ThreadSamples = ({ lang }: { lang: Lang }) => (
  <>
    <StepMap lang={lang} label="川べりの清掃のすじ道" steps={steps} />
    <NextStep
      lang={lang}
      yours
      what="合意書の案を読んで、よければ確認してください。"
      by="7月4日（土）"
      action={{ href: '#agreement', label: '案を読んで確認する' }}
    />
    <Timeline label="これまでのこと" entries={entries} />
  </>
)

export const OtherTurns = ({ lang }: { lang: Lang }) => (
  <div data-accent="kaki" class="yui-stack">
    <NextStep
      id="next-office"
      lang={lang}
      whose="環境課"
      what="相談への返事を書きます。"
      by="6月1日（月）"
      overdue
    />
    <NextStep id="next-nobody" lang={lang} what="このまちでは、終わった事業をだれでも読めます。" />
  </div>
)
