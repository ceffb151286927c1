import type { Visit } from '../web/visit.ts'
import type { Staff } from './staff.ts'

/** A page of the organisation shows its people by name and address: it stands in the log of each of them. */
export const noteStaff = (visit: Pick<Visit, 'readPersonal'>, staff: readonly Pick<Staff, 'id'>[]): void => {
  if (staff.length > 0)
    visit.readPersonal(
      staff.map(({ id }) => id),
      { what: 'organization' },
    )
}
