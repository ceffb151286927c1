export { type Arrived, openProvider, type Provider, saidNo, type TripSecrets } from './provider.ts'
export { formatSettingsMistakes, readSignInSettings, type SignInSettings } from './read.ts'
export type { Audience } from './settings.ts'
