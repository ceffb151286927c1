import type { Lang } from '../../lib/language.ts'
import { CardGrid, DemoBadge, DeskList, PersonButton } from '../components/index.ts'

export const PeopleSamples = ({ lang }: { lang: Lang }) => (
  <>
    <DeskList
      lang={lang}
      desks={[
        {
          name: '市民協働課',
          role: 'どこに聞けばよいか分からないとき',
          phone: '0000-00-0001',
          hours: '月曜日から金曜日　8時30分から17時15分',
          place: '市役所2階',
        },
        { name: '市民活動センター', role: '団体づくりと仲間さがし', phone: '0000-00-0002', href: '#center' },
      ]}
    />
    <p>
      <DemoBadge lang={lang} />
    </p>
    <CardGrid>
      <PersonButton
        lang={lang}
        name="佐藤 花"
        hat="市民"
        note="アイデアを一つ出しています"
        action="#sign-in"
        fields={{ person: 'sato' }}
      />
      <PersonButton
        lang={lang}
        name="髙﨑 葛󠄀𠮷"
        hat="環境課　係長"
        action="#sign-in"
        fields={{ person: 'takasaki' }}
      />
    </CardGrid>
  </>
)
