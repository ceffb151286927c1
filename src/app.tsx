import type { Hono } from 'hono'
import { approvalRoutes } from './core/approval/index.ts'
import type { Stage } from './core/contribution.ts'
import type { Definition } from './core/edition/schema/index.ts'
import { hasCentre, takesIdeas } from './core/edition/view.ts'
import { uploadRoutes } from './core/files/index.ts'
import { guidanceRoutes } from './core/guidance/index.ts'
import type { SignInWay } from './core/people/way.ts'
import { themeName } from './core/theme/index.ts'
import { newApp } from './core/web/app.ts'
import { backToForms } from './core/web/drafting/back.ts'
import { draftFormsOf } from './core/web/drafting/find-form.ts'
import type { Route } from './core/web/route.ts'
import { mount } from './core/web/serve.ts'
import type { DeskDoor, NavLink, Runtime } from './core/web/visit.ts'
import { defineMessages, type Lang } from './lib/language.ts'
import { agreementStage, releaseAgreement } from './stages/agreement/index.ts'
import {
  consultationStage,
  releaseDecision,
  releaseReply,
  talkDoors,
  templateDoors,
} from './stages/consultation/index.ts'
import { evaluationStage, outsideDoor, reviewDoor } from './stages/evaluation/index.ts'
import { formStage } from './stages/form/index.ts'
import { counterDoors, ideaStage } from './stages/idea/index.ts'
import { runningStage } from './stages/running/index.ts'
import { selfCheckRoutes } from './stages/self-check/index.ts'
import { tableDoors, tableStage } from './stages/table/index.ts'
import { accountRoutes } from './views/account/index.ts'
import { adviserDoors, adviserMessages, adviserRoutes, hasAdvisers } from './views/advisers/index.ts'
import { annualReportDoors, annualReportRoutes } from './views/annual-report/index.ts'
import { answerDoors, answerRoutes } from './views/answers/index.ts'
import { mountApi } from './views/api/index.ts'
import { bodyDoors, bodyRoutes } from './views/bodies/index.ts'
import { caseListRoutes } from './views/case-list/index.ts'
import { casePageRoutes } from './views/case-page/index.ts'
import { centreDoors, centreRoutes, publicMessages } from './views/centre/index.ts'
import { deskRoutes, loadDoors } from './views/desk/index.ts'
import { draftDoors, draftRoutes } from './views/drafts/index.ts'
import { followDoors, followRoutes } from './views/follow/index.ts'
import { groupDoors, groupMessages, groupRoutesOfCity } from './views/groups/index.ts'
import { guidelineRoutes } from './views/guideline/index.ts'
import { cityHomeRoutes, mountHome } from './views/home/index.ts'
import { inventoryDoors, inventoryRoutes } from './views/inventory/index.ts'
import { libraryMessages, libraryRoutes } from './views/library/index.ts'
import { measureDoors, measureRoutes } from './views/measures/index.ts'
import { noticeDoors, noticeRoutes } from './views/notices/index.ts'
import { occasionDoors, occasionRoutes } from './views/occasions/index.ts'
import { openidRoutes, openidWay } from './views/openid/index.ts'
import { organizationDoors, organizationRoutes } from './views/organization/index.ts'
import { ownActivityRoutes } from './views/own-activity/index.ts'
import { papersDoors, papersRoutes } from './views/papers/index.ts'
import { passkeyRoutes, passkeyWay } from './views/passkeys/index.ts'
import { peopleDoors, peopleRoutes } from './views/people/index.ts'
import { privacyDoors, privacyRoutes } from './views/privacy/index.ts'
import { progressDoors, progressRoutes } from './views/progress/index.ts'
import { recordsDoors, recordsRoutes } from './views/records/index.ts'
import { registerDoors, registerRoutes } from './views/register/index.ts'
import { revisionDoors, revisionRoutes } from './views/revisions/index.ts'
import { signInRoutes } from './views/sign-in/index.ts'
import { switchDoors, switchRoutes } from './views/switches/index.ts'
import { themeDoors, themeRoutes } from './views/themes/index.ts'
import { togetherDoors, togetherRoutes } from './views/together/index.ts'
import { trailRoutes } from './views/trail/index.ts'
import { trainingDoors, trainingRoutes } from './views/trainings/index.ts'
import { visionDoors, visionNav, visionRoutes } from './views/vision/index.ts'

/** The stages in their order. This file alone knows them all. */
export const stages: readonly Stage[] = [
  ideaStage,
  consultationStage,
  tableStage,
  formStage,
  agreementStage,
  runningStage,
  evaluationStage,
]

const ownRoutes: readonly Route[] = [
  ...cityHomeRoutes,
  ...guidelineRoutes,
  ...signInRoutes,
  ...accountRoutes,
  ...passkeyRoutes,
  ...openidRoutes,
  ...selfCheckRoutes,
  ...caseListRoutes,
  ...libraryRoutes,
  ...answerRoutes,
  ...annualReportRoutes,
  ...groupRoutesOfCity,
  ...visionRoutes,
  ...stages.flatMap((stage) => stage.routes),
  ...uploadRoutes,
  ...guidanceRoutes,
  ...approvalRoutes({ reply: releaseReply, decision: releaseDecision, agreement: releaseAgreement }),
  ...deskRoutes,
  ...draftRoutes,
  ...followRoutes,
  ...papersRoutes,
  ...peopleRoutes,
  ...noticeRoutes,
  ...organizationRoutes,
  ...inventoryRoutes,
  ...themeRoutes,
  ...adviserRoutes,
  ...togetherRoutes,
  ...ownActivityRoutes,
  ...occasionRoutes,
  ...centreRoutes,
  ...bodyRoutes,
  ...measureRoutes,
  ...trainingRoutes,
  ...revisionRoutes,
  ...progressRoutes,
  ...switchRoutes,
  ...registerRoutes,
  ...privacyRoutes,
  ...recordsRoutes,
  ...trailRoutes,
  ...casePageRoutes,
]

export const cityRoutes: readonly Route[] = [...ownRoutes, ...backToForms(ownRoutes)]

/** What the desks offer, in this order, to whoever may. */
export const doors: readonly DeskDoor[] = [
  ...counterDoors,
  ...talkDoors,
  ...loadDoors,
  ...templateDoors,
  ...tableDoors,
  outsideDoor,
  reviewDoor,
  ...papersDoors,
  ...draftDoors,
  ...visionDoors,
  ...noticeDoors,
  ...groupDoors,
  ...togetherDoors,
  ...occasionDoors,
  ...followDoors,
  ...centreDoors,
  ...bodyDoors,
  ...measureDoors,
  ...trainingDoors,
  ...revisionDoors,
  ...progressDoors,
  ...switchDoors,
  ...registerDoors,
  ...adviserDoors,
  ...peopleDoors,
  ...organizationDoors,
  ...inventoryDoors,
  ...themeDoors,
  ...answerDoors,
  ...annualReportDoors,
  ...privacyDoors,
  ...recordsDoors,
]

/** Ways to sign in besides password and mail, in the order the pages show them. */
export const ways: readonly SignInWay[] = [passkeyWay, openidWay]

/** The forms that are kept while they are typed. */
export const draftForms = draftFormsOf(cityRoutes)

const messages = defineMessages(
  { guideline: '協働のきまり', forms: '協働のかたち', selfCheck: '自己チェック', cases: '協働の案件' },
  { guideline: 'Guideline', forms: 'Forms', selfCheck: 'Self-check', cases: 'Cases' },
  {
    guideline: '協働（きょうどう）の きまり',
    forms: '協働（きょうどう）の かたち',
    selfCheck: '自分（じぶん）で チェック',
    cases: '協働（きょうどう）の 案件（あんけん）',
  },
)

/** What a city has is in its navigation; what it has not is absent. */
export function navOf(definition: Definition, lang: Lang): NavLink[] {
  const words = messages(lang)
  const links: [boolean, NavLink][] = [
    [true, { path: '/guideline', label: words.guideline }],
    [definition.forms.length > 0, { path: '/forms', label: words.forms }],
    [definition.selfCheck !== undefined, { path: '/self-check', label: words.selfCheck }],
    [true, { path: '/cases', label: words.cases }],
    [true, { path: '/library', label: libraryMessages(lang).nav }],
    [
      definition.themes !== undefined && takesIdeas(definition),
      { path: '/themes', label: themeName(definition, lang) },
    ],
    [true, { path: '/groups', label: groupMessages(lang).nav }],
    [hasAdvisers(definition), { path: '/advisers', label: adviserMessages(lang).nav }],
    [hasCentre(definition), { path: '/centre', label: publicMessages(lang).title }],
  ]
  return [...links.filter(([has]) => has).map(([, link]) => link), ...visionNav(definition, lang)]
}

export function createApp(runtime: Runtime, assetsDir: string): Hono {
  const app = newApp(runtime, assetsDir)
  mountHome(app, runtime)
  mountApi(app, runtime)
  mount(app, runtime, cityRoutes)
  return app
}
