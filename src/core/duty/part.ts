/** What a section is asked by the one in charge (照会), and its part where several work under one lead. */
export const inquiryDuty = 'consultation.inquiry'
export const jointDuty = 'consultation.part'
/** What the section waits for from the support centre: the section sees to it, since the centre owes the city nothing. */
export const centreDuty = 'consultation.centre'

export const isPart = (kind: string): boolean => [inquiryDuty, jointDuty, centreDuty].includes(kind)

/** Below the city, before the duty's id: another section need not be able to open the case itself. */
export const partsPath = '/parts'
