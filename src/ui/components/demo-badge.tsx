import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'

export const DemoBadge = ({ lang }: { lang: Lang }) => (
  <span class="yui-demo-badge">{uiMessages(lang).demoPage}</span>
)
