export type BuiltFonts = { css: string; files: { from: string; to: string }[] }
export type BuiltManifest = { css: string; fonts: string; js: string; icon: string }

export function buildStylesheet(): Promise<string>
export function buildScript(): Promise<string>
export function buildFontFaces(): Promise<BuiltFonts>
export function buildAssets(out?: string): Promise<BuiltManifest>
