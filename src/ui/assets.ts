/** Addresses of the built files, as `build/assets/manifest.json` names them. */
export type AssetManifest = { css: string; fonts: string; js: string; icon: string }

export const assets: AssetManifest = {
  css: '/assets/yui.css',
  fonts: '/assets/fonts.css',
  js: '/assets/yui.js',
  icon: '/assets/mark.svg',
}

/** Called once at boot with the manifest of the build. */
export const setAssets = (manifest: AssetManifest): void => {
  Object.assign(assets, manifest)
}
