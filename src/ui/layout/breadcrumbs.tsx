import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'
import type { Crumb } from './types.ts'

const Link = ({ crumb, last }: { crumb: Crumb; last: boolean }) =>
  crumb.href && !last ? (
    <a href={crumb.href}>{crumb.label}</a>
  ) : (
    <span aria-current={last ? 'page' : undefined}>{crumb.label}</span>
  )

export const Breadcrumbs = ({ lang, crumbs }: { lang: Lang; crumbs: Crumb[] }) =>
  crumbs.length === 0 ? null : (
    <nav class="yui-breadcrumbs" aria-label={uiMessages(lang).breadcrumbs}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li>
            <Link crumb={crumb} last={index === crumbs.length - 1} />
          </li>
        ))}
      </ol>
    </nav>
  )
