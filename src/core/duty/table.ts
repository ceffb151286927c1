/** What the section owes a party that asked for a partner table: one, or the reason why not; a conclusion answers it, too. */
export const tableAnswerDuty = 'table.answer'
