import { deskCrumb } from '../../../../core/web/desk-crumb.ts'
import { casePath, cityPath } from '../../../../core/web/paths.ts'
import type { Page } from '../../../../core/web/route.ts'
import type { Visit } from '../../../../core/web/visit.ts'
import { formatDate } from '../../../../lib/dates.ts'
import { Card, CardGrid, EmptyState, Heading, Typed } from '../../../../ui/components/index.ts'
import { reviewPath } from '../acts.ts'
import type { Invitation } from '../invitations.ts'
import { reviewMessages } from '../messages.ts'

/** To the support centre or a coordinator: the reviews to which parties asked them to come. */
export function invitationsPage(visit: Visit, invitations: readonly Invitation[]): Page {
  const { lang, city } = visit
  const words = reviewMessages(lang)
  const body = (
    <>
      <Heading level={1} lead={words.invitedLead}>
        {words.invited}
      </Heading>
      {invitations.length === 0 ? (
        <EmptyState
          title={words.noInvitation}
          text={words.noInvitationText}
          action={{ href: cityPath(city, '/cases'), label: words.toCases }}
        />
      ) : (
        <CardGrid>
          {invitations.map(({ number, title, held_on, begins, place }) => (
            <Card title={title} href={casePath(city, number, reviewPath())} level={2} meta={number}>
              <p>
                {formatDate(held_on, lang)} <Typed text={begins} lang={lang} />
                <br />
                <Typed text={place} lang={lang} />
              </p>
            </Card>
          ))}
        </CardGrid>
      )}
    </>
  )
  return { title: words.invited, body, breadcrumbs: [deskCrumb(visit), { label: words.invited }] }
}
