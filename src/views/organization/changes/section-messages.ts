import { defineMessages } from '../../../lib/language.ts'

/** What a plan makes of sections: new ones, and what the others become. */
export const sectionMessages = defineMessages(
  {
    sections: '課の再編（機構改革）',
    sectionsLead:
      '課が改称・統合・分割されるとき、受け持つ案件・期限・人が、その日に新しい課へ移ります。古い名前は、経過や書類にそのまま残ります。',
    sectionsNone: '課の再編は、入っていません。',
    sectionsHow: '行き先がまだない課のときは、先に「新しい課を加える」でその課を入れてください。',
    made: '新しい課を加える',
    madeHow:
      'その日から置く課です。加えると、行き先の課や、着任・異動の課に選べます。その日までは、ほかの人には見えません。',
    newSections: '新しい課',
    newSection: '新しい課の名前',
    newSectionHint: '例：健康づくり課',
    nameEn: '英語の名前',
    department: '部・局',
    departmentHint: (known: string) =>
      known === ''
        ? '部や局がないときは、空けておきます。'
        : `今あるもの：${known}。ないときは、空けておきます。`,
    newFields: '受け持つ分野',
    newFieldsHint: '選んだ分野のアイデアや相談は、その日からこの課に届きます。',
    noFields: 'なし',
    code: '課のコード',
    codeHint:
      'アドレスやファイルに出る符号です。英小文字・数字・ハイフンで入れます。空けておくと自動で付きます。',
    badCode: '課のコードは、英小文字で始め、英小文字・数字・ハイフンで40字までにしてください。',
    codeUsed: 'そのコードは、今の課か前の課が使っています。別のコードにするか、空けてください。',
    nameUsed: 'その名前の課は、その日にもうあります。別の名前にしてください。',
    madeUsed: 'この課を行き先にしている人か課があります。先にそちらを外してください。',
    placeGone: (names: string) =>
      `「${names}」は、その日にはない課です。この課を行き先にした行を外して、入れ直してください。`,
    change: '変わり方',
    renamed: '改称',
    merged: '統合',
    split: '分割',
    from: '今の課',
    to: '新しい課',
    toHint: '分割のときは2つ以上選びます。最初の課が、行き先の決まっていないものを受けます。',
    reason: '理由',
    reasonHint: '案件の経過に、公開で残ります。',
    addSection: '加える',
    becomes: (from: string, to: string) => `${from} → ${to}`,
    twice: 'その課の変更は、もう入っています。',
    oneTo: '改称と統合では新しい課を1つ、分割では2つ以上選んでください。',
    sameTo: '今の課とは別の、その日にある課を選んでください。',
    sectionAdd: '課の再編を加える',
  },
  {
    sections: 'Reorganisation of sections',
    sectionsLead:
      'Where a section is renamed, merged or split, its cases, duties and people go to the new one on the day. Old names stay in threads and on papers.',
    sectionsNone: 'No section changes.',
    sectionsHow: 'Where the section it becomes is not there yet, add the new section first.',
    made: 'Add a new section',
    madeHow:
      'A section that is there from the day on. Once added, sections can become it and people can join or move to it. Until the day nobody else sees it.',
    newSections: 'New sections',
    newSection: 'Name of the new section',
    newSectionHint: 'In Japanese, such as 健康づくり課',
    nameEn: 'Name in English',
    department: 'Department',
    departmentHint: (known) =>
      known === ''
        ? 'Leave it empty where there is none.'
        : `There are: ${known}. Leave it empty where there is none.`,
    newFields: 'Fields it is in charge of',
    newFieldsHint: 'Ideas and consultations in these fields go to it from the day on.',
    noFields: 'None',
    code: 'Code of the section',
    codeHint:
      'It stands in addresses and files: lower-case letters, digits, hyphens. Left empty, one is given.',
    badCode: 'Begin the code with a lower-case letter; up to 40 lower-case letters, digits and hyphens.',
    codeUsed: 'A section of today or of before has this code. Choose another, or leave it empty.',
    nameUsed: 'There is a section of this name on that day already. Choose another name.',
    madeUsed: 'People or sections go to this one. Take those out first.',
    placeGone: (names) =>
      `Not there on that day: ${names}. Take the lines that lead there out and enter them anew.`,
    change: 'How',
    renamed: 'Renamed',
    merged: 'Merged',
    split: 'Split',
    from: 'Present section',
    to: 'New section',
    toHint: 'Two or more for a split; the first takes whatever has no other place.',
    reason: 'Reason',
    reasonHint: 'Stays in the thread of its cases, in public.',
    addSection: 'Add',
    becomes: (from, to) => `${from} → ${to}`,
    twice: 'This section is entered already.',
    oneTo: 'Choose one new section for a renaming or merger, two or more for a split.',
    sameTo: 'Choose another section that is there on the day.',
    sectionAdd: 'Add a reorganisation',
  },
)
