import { defineMessages } from '../lib/language.ts'

export const installationMessages = defineMessages(
  {
    ownerNeeded:
      'DATABASE_URL を使うときは、表を所有する役割の DATABASE_OWNER_URL も環境変数に書いてください（例 postgresql://yui_owner:…@db:5432/yui）。',
  },
  {
    ownerNeeded:
      'With DATABASE_URL, also set DATABASE_OWNER_URL to the role that owns the tables (such as postgresql://yui_owner:…@db:5432/yui).',
  },
)
