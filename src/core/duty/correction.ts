/** What the sender of an idea owes while single fields of it are open to them again; the answer's own date stands meanwhile. */
export const correctionDuty = 'idea.correct'
