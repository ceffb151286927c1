import { Notice } from '../../ui/components/index.ts'
import { webMessages } from './messages.ts'
import { cityPath } from './paths.ts'
import type { Visit } from './visit.ts'

/** What whoever is led to the sign-in page should know first: that nothing they wrote is lost, and where staff sign in. */
export const SignInNotes = ({ visit: { lang, city, query, staffHere, runtime } }: { visit: Visit }) => {
  const words = webMessages(lang)
  return (
    <>
      {query.kept === '1' && (
        <Notice lang={lang} kind="success" title={words.keptTitle}>
          <p>{words.keptText}</p>
        </Notice>
      )}
      <p>
        <a href={cityPath(city, '/follow')}>{words.followInstead}</a>
      </p>
      {!staffHere && (
        <Notice lang={lang} title={words.staffElsewhereTitle}>
          <p>{words.staffElsewhereText(runtime.staffHosts.join(', '))}</p>
        </Notice>
      )}
    </>
  )
}
