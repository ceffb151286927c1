import type { AdviserTables } from './tables/advisers.ts'
import type { AnnualReportTables } from './tables/annual-report.ts'
import type { BodyTables } from './tables/bodies.ts'
import type { CaseTables } from './tables/case.ts'
import type { CentreTables } from './tables/centre.ts'
import type { ChangeTables } from './tables/changes.ts'
import type { ConsultationTables } from './tables/consultation.ts'
import type { DraftTables } from './tables/drafts.ts'
import type { EvaluationTables } from './tables/evaluation.ts'
import type { GroupPeopleTables } from './tables/group-people.ts'
import type { GroupTables } from './tables/groups.ts'
import type { InstallationTables } from './tables/installation.ts'
import type { InterestTables } from './tables/interest.ts'
import type { InventoryTables } from './tables/inventory.ts'
import type { JointTables } from './tables/joint.ts'
import type { LibraryTables } from './tables/library.ts'
import type { MeasureTables } from './tables/measures.ts'
import type { MergeTables } from './tables/merge.ts'
import type { NoticeTables } from './tables/notice.ts'
import type { OrganizationTables } from './tables/organization.ts'
import type { PeopleTables } from './tables/people.ts'
import type { PrivacyTables } from './tables/privacy.ts'
import type { RecordsTables } from './tables/records.ts'
import type { RegisterTables } from './tables/register.ts'
import type { ReviewTables } from './tables/review.ts'
import type { RevisionTables } from './tables/revisions.ts'
import type { ScanTables } from './tables/scans.ts'
import type { SignInTables } from './tables/sign-in.ts'
import type { StagesTables } from './tables/stages.ts'
import type { TableTables } from './tables/table.ts'
import type { TableSheetTables } from './tables/table-sheet.ts'
import type { TogetherTables } from './tables/together.ts'
import type { TrailTables } from './tables/trail.ts'
import type { TrainingTables } from './tables/trainings.ts'
import type { VisionTables } from './tables/vision.ts'
import type { VoiceTables } from './tables/voices.ts'
import type { WaysInTables } from './tables/ways-in.ts'

/** The tables as TypeScript sees them. Dates are strings, moments are Date, bigint is number. */
export type Schema = InstallationTables &
  AdviserTables &
  AnnualReportTables &
  BodyTables &
  GroupTables &
  GroupPeopleTables &
  PeopleTables &
  SignInTables &
  CaseTables &
  InterestTables &
  InventoryTables &
  LibraryTables &
  MeasureTables &
  MergeTables &
  TogetherTables &
  DraftTables &
  EvaluationTables &
  TrailTables &
  TrainingTables &
  JointTables &
  NoticeTables &
  StagesTables &
  OrganizationTables &
  ChangeTables &
  CentreTables &
  ConsultationTables &
  PrivacyTables &
  RecordsTables &
  ReviewTables &
  RegisterTables &
  RevisionTables &
  ScanTables &
  TableTables &
  TableSheetTables &
  VisionTables &
  VoiceTables &
  WaysInTables
