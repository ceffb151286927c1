/** What is wrong with a trail, and where. */
export type Problem =
  | { kind: 'changed' | 'removed' | 'reordered' | 'added'; number: string; seq: number }
  | { kind: 'cutOff'; number: string; seq: number }
  | { kind: 'caseRemoved'; number: string }
  | { kind: 'headChanged' | 'headRemoved' | 'headUnsigned'; n: number }
  | { kind: 'leafChanged'; n: number; caseId: string; seq: number }
  | { kind: 'unreadableHead' }

const sayings: { [K in Problem['kind']]: (problem: Extract<Problem, { kind: K }>) => string } = {
  changed: ({ number, seq }) => `case ${number}, entry ${seq}: changed after it was written`,
  removed: ({ number, seq }) => `case ${number}, entry ${seq}: removed`,
  reordered: ({ number, seq }) => `case ${number}, entry ${seq}: stands in another place than it was written`,
  added: ({ number, seq }) => `case ${number}, entry ${seq}: was never in the trail`,
  cutOff: ({ number, seq }) => `case ${number}: entries from ${seq} on were cut off`,
  caseRemoved: ({ number }) => `case ${number}: not there any more`,
  headChanged: ({ n }) => `city head ${n}: is not the one that was given out`,
  headRemoved: ({ n }) => `city head ${n}: removed`,
  headUnsigned: ({ n }) => `city head ${n}: its signature is not good`,
  leafChanged: ({ n, caseId, seq }) =>
    `city head ${n}: entry ${seq} of case ${caseId} is not what was signed`,
  unreadableHead: () => 'the head to compare with cannot be read: give it as N:HASH or CASE:SEQ:HASH',
}

/** The problem in plain words, for the command line. */
export const sayProblem = <K extends Problem['kind']>(problem: Extract<Problem, { kind: K }>): string =>
  sayings[problem.kind as K](problem)
