/** What a section is asked by the one in charge (照会), and its part where several work under one lead. */
export const inquiryDuty = 'consultation.inquiry'
export const jointDuty = 'consultation.part'

export const isPart = (kind: string): boolean => kind === inquiryDuty || kind === jointDuty

/** Below the city, before the duty's id: another section need not be able to open the case itself. */
export const partsPath = '/parts'
