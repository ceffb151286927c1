import type { Lang } from '../../lib/language.ts'
import { type Accent, accents } from '../accents.ts'
import { Chip, StepMap } from '../components/index.ts'
import { LinkButton } from '../forms.tsx'
import { Mark } from '../mark.tsx'

const names: Record<Accent, string> = {
  ai: '藍',
  midori: '緑',
  kaki: '柿',
  fuji: '藤',
  moegi: '萌葱',
  sora: '空',
  sumi: '墨',
  ume: '梅',
}

const Sample = ({ lang, accent }: { lang: Lang; accent: Accent }) => (
  <li class="yui-card" data-accent={accent}>
    <p>
      <Mark /> <b>{names[accent]}</b> <Chip tone="accent">{accent}</Chip>
    </p>
    <StepMap
      lang={lang}
      label={names[accent]}
      steps={[
        { label: '相談', state: 'done' },
        { label: '合意', state: 'current' },
      ]}
    />
    <LinkButton href="#accents">ボタン</LinkButton>
  </li>
)

export const AccentSamples = ({ lang }: { lang: Lang }) => (
  <ul class="yui-card-grid">
    {accents.map((accent) => (
      <Sample lang={lang} accent={accent} />
    ))}
  </ul>
)
