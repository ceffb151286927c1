export type Component = {
  'bom-ref': string
  name: string
  version: string
  scope: 'required' | 'optional' | 'excluded'
  hashes: { alg: string; content: string }[]
  licenses: ({ license: { id: string } } | { expression: string })[]
  purl: string
}
export type Sbom = {
  bomFormat: string
  specVersion: string
  serialNumber: string
  metadata: { component: { 'bom-ref': string; name: string } }
  components: Component[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

export function sbomOf(lockText: string): Sbom
