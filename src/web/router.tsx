import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { HelpPage } from './help/zh-CN.ts'
import { Broken, Skeleton } from './kit/states.tsx'
import { AppLayout } from './layout/app-layout.tsx'
import { NotFound } from './layout/not-found.tsx'

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /** Which page of the help drawer belongs here. */
    help?: HelpPage
  }
}

/** Declares the search parameters a page reads; each is text or absent, others are dropped. */
const searchOf =
  <K extends string>(...names: K[]) =>
  (given: Record<string, unknown>): { [name in K]?: string } => {
    const known = names.filter((name) => typeof given[name] === 'string' && given[name] !== '')
    return Object.fromEntries(known.map((name) => [name, given[name]])) as { [name in K]?: string }
  }

const root = createRootRoute({ component: AppLayout, notFoundComponent: NotFound })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  staticData: { help: 'overview' },
  component: lazyRouteComponent(() => import('../features/overview/ui/home-page.tsx'), 'HomePage'),
})

/** Everything below may use Ant Design, which is fetched with the first of these pages. */
const work = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: lazyRouteComponent(() => import('./layout/work-layout.tsx'), 'WorkLayout'),
})

const scheme = createRoute({
  getParentRoute: () => work,
  path: '/scheme',
  staticData: { help: 'scheme' },
  validateSearch: searchOf('show', 'cycle'),
  component: lazyRouteComponent(() => import('../features/assessments/ui/scheme-page.tsx'), 'SchemePage'),
})
const criterion = createRoute({
  getParentRoute: () => scheme,
  path: '$criterionId',
  staticData: { help: 'scheme' },
  component: lazyRouteComponent(() => import('../features/assessments/ui/criterion-panel.tsx'), 'CriterionPanel'),
})
const compare = createRoute({
  getParentRoute: () => work,
  path: '/scheme/compare',
  staticData: { help: 'compare' },
  validateSearch: searchOf('from', 'to'),
  component: lazyRouteComponent(() => import('../features/transfers/ui/compare-page.tsx'), 'ComparePage'),
})
const next = createRoute({
  getParentRoute: () => work,
  path: '/scheme/next',
  staticData: { help: 'next' },
  validateSearch: searchOf('departmentId', 'page', 'pageSize'),
  component: lazyRouteComponent(() => import('../features/overview/ui/next-page.tsx'), 'NextPage'),
})
const review = createRoute({
  getParentRoute: () => work,
  path: '/scheme/review',
  staticData: { help: 'review' },
  validateSearch: searchOf('show', 'at'),
  component: lazyRouteComponent(() => import('../features/assessments/ui/review-page.tsx'), 'ReviewPage'),
})
const simulate = createRoute({
  getParentRoute: () => work,
  path: '/scheme/simulate',
  staticData: { help: 'simulate' },
  validateSearch: searchOf('copy'),
  component: lazyRouteComponent(() => import('../features/simulations/ui/simulate-page.tsx'), 'SimulatePage'),
})
const carry = createRoute({
  getParentRoute: () => work,
  path: '/scheme/carry',
  staticData: { help: 'carry' },
  validateSearch: searchOf('from'),
  component: lazyRouteComponent(() => import('../features/transfers/ui/carry-page.tsx'), 'CarryPage'),
})
const leader = createRoute({
  getParentRoute: () => work,
  path: '/scheme/leader',
  staticData: { help: 'leader' },
  component: lazyRouteComponent(() => import('../features/overview/ui/leader-page.tsx'), 'LeaderPage'),
})
const tasks = createRoute({
  getParentRoute: () => work,
  path: '/tasks',
  staticData: { help: 'tasks' },
  validateSearch: searchOf(
    'scope',
    'view',
    'departmentId',
    'postId',
    'recurrence',
    'from',
    'to',
    'search',
    'sort',
    'task',
    'page',
    'pageSize',
  ),
  component: lazyRouteComponent(() => import('../features/duties/ui/tasks-page.tsx'), 'TasksPage'),
})
const decompose = createRoute({
  getParentRoute: () => work,
  path: '/duties',
  staticData: { help: 'decompose' },
  validateSearch: searchOf('show', 'departmentId', 'search'),
  component: lazyRouteComponent(() => import('../features/duties/ui/decompose-page.tsx'), 'DecomposePage'),
})
const dutyList = createRoute({
  getParentRoute: () => work,
  path: '/duties/list',
  staticData: { help: 'decompose' },
  validateSearch: searchOf('show', 'departmentId', 'postId', 'recurrence', 'search', 'sort', 'page', 'pageSize'),
  component: lazyRouteComponent(() => import('../features/duties/ui/list-page.tsx'), 'DutyListPage'),
})
const dutySheet = createRoute({
  getParentRoute: () => work,
  path: '/duties/sheet',
  staticData: { help: 'decompose' },
  validateSearch: searchOf('departmentId'),
  component: lazyRouteComponent(() => import('../features/duties/ui/sheet-page.tsx'), 'SheetPage'),
})
const records = createRoute({
  getParentRoute: () => work,
  path: '/records',
  staticData: { help: 'records' },
  validateSearch: searchOf(
    'ledger',
    'search',
    'from',
    'to',
    'departmentId',
    'communityId',
    'state',
    'page',
    'pageSize',
  ),
  component: lazyRouteComponent(() => import('../features/ledgers/ui/records-page.tsx'), 'RecordsPage'),
})
const newRecord = createRoute({
  getParentRoute: () => work,
  path: '/records/new',
  staticData: { help: 'record' },
  validateSearch: searchOf('ledger'),
  component: lazyRouteComponent(() => import('../features/ledgers/ui/new-record-page.tsx'), 'NewRecordPage'),
})
const record = createRoute({
  getParentRoute: () => work,
  path: '/records/$id',
  staticData: { help: 'record' },
  component: lazyRouteComponent(() => import('../features/ledgers/ui/record-page.tsx'), 'RecordPage'),
})
const evidence = createRoute({
  getParentRoute: () => work,
  path: '/evidence',
  staticData: { help: 'evidence' },
  validateSearch: searchOf('kind', 'search', 'page', 'pageSize'),
  component: lazyRouteComponent(() => import('../features/evidence/ui/evidence-page.tsx'), 'EvidencePage'),
})
const evidenceItem = createRoute({
  getParentRoute: () => work,
  path: '/evidence/$id',
  staticData: { help: 'evidence' },
  component: lazyRouteComponent(() => import('../features/evidence/ui/evidence-item-page.tsx'), 'EvidenceItemPage'),
})
const figures = createRoute({
  getParentRoute: () => work,
  path: '/figures',
  staticData: { help: 'figures' },
  validateSearch: searchOf('period', 'departmentId', 'communityId'),
  component: lazyRouteComponent(() => import('../features/figures/ui/figures-page.tsx'), 'FiguresPage'),
})
const figure = createRoute({
  getParentRoute: () => work,
  path: '/figures/$figure',
  staticData: { help: 'figures' },
  validateSearch: searchOf('period', 'departmentId', 'communityId'),
  component: lazyRouteComponent(() => import('../features/figures/ui/figure-page.tsx'), 'FigurePage'),
})
const reports = createRoute({
  getParentRoute: () => work,
  path: '/reports',
  staticData: { help: 'reports' },
  component: lazyRouteComponent(() => import('../features/reports/ui/reports-page.tsx'), 'ReportsPage'),
})
const report = createRoute({
  getParentRoute: () => work,
  path: '/reports/$id',
  staticData: { help: 'reports' },
  component: lazyRouteComponent(() => import('../features/reports/ui/report-page.tsx'), 'ReportPage'),
})
const check = createRoute({
  getParentRoute: () => work,
  path: '/check',
  staticData: { help: 'check' },
  component: lazyRouteComponent(() => import('../features/reports/ui/check-page.tsx'), 'CheckPage'),
})
const checkSettings = createRoute({
  getParentRoute: () => work,
  path: '/check/settings',
  staticData: { help: 'check' },
  validateSearch: searchOf('state', 'page', 'pageSize'),
  component: lazyRouteComponent(
    () => import('../features/reports/ui/settings/check-settings-page.tsx'),
    'CheckSettingsPage',
  ),
})
const checkRules = createRoute({
  getParentRoute: () => work,
  path: '/check/rules',
  staticData: { help: 'check' },
  validateSearch: searchOf('search', 'examples'),
  component: lazyRouteComponent(() => import('../features/reports/ui/rules/rules-page.tsx'), 'RulesPage'),
})
const checkRule = createRoute({
  getParentRoute: () => work,
  path: '/check/rules/$rule',
  staticData: { help: 'check' },
  component: lazyRouteComponent(() => import('../features/reports/ui/rules/rule-page.tsx'), 'RulePage'),
})
const unit = createRoute({
  getParentRoute: () => work,
  path: '/settings/unit',
  staticData: { help: 'unit' },
  validateSearch: searchOf('versionId'),
  component: lazyRouteComponent(() => import('../features/schemes/ui/unit-page.tsx'), 'UnitPage'),
})
const schemes = createRoute({
  getParentRoute: () => work,
  path: '/settings/schemes',
  staticData: { help: 'schemes' },
  component: lazyRouteComponent(() => import('../features/schemes/ui/schemes-page.tsx'), 'SchemesPage'),
})
const localRules = createRoute({
  getParentRoute: () => work,
  path: '/settings/schemes/local',
  staticData: { help: 'localRules' },
  validateSearch: searchOf('base', 'from'),
  component: lazyRouteComponent(() => import('../features/schemes/ui/local/local-rules-page.tsx'), 'LocalRulesPage'),
})
const schemeVersion = createRoute({
  getParentRoute: () => work,
  path: '/settings/schemes/$id',
  staticData: { help: 'schemes' },
  component: lazyRouteComponent(() => import('../features/schemes/ui/version/version-page.tsx'), 'VersionPage'),
})
const organization = createRoute({
  getParentRoute: () => work,
  path: '/settings/organization',
  staticData: { help: 'organization' },
  validateSearch: searchOf('asOf', 'page', 'pageSize'),
  component: lazyRouteComponent(() => import('../features/organization/ui/organization-page.tsx'), 'OrganizationPage'),
})
const roster = createRoute({
  getParentRoute: () => work,
  path: '/settings/roster',
  staticData: { help: 'roster' },
  component: lazyRouteComponent(() => import('../features/organization/ui/roster-page.tsx'), 'RosterPage'),
})
const reorganize = createRoute({
  getParentRoute: () => work,
  path: '/settings/reorganize',
  staticData: { help: 'reorganize' },
  validateSearch: searchOf('kind', 'id'),
  component: lazyRouteComponent(() => import('../features/organization/ui/reorganize-page.tsx'), 'ReorganizePage'),
})
const handovers = createRoute({
  getParentRoute: () => work,
  path: '/settings/handovers',
  staticData: { help: 'handovers' },
  validateSearch: searchOf('page', 'pageSize'),
  component: lazyRouteComponent(() => import('../features/duties/ui/handover/handovers-page.tsx'), 'HandoversPage'),
})
const handover = createRoute({
  getParentRoute: () => work,
  path: '/settings/handovers/$id',
  staticData: { help: 'handovers' },
  component: lazyRouteComponent(() => import('../features/duties/ui/handover/handover-page.tsx'), 'HandoverPage'),
})
const leadingGroup = createRoute({
  getParentRoute: () => work,
  path: '/settings/leading-group',
  staticData: { help: 'leadingGroup' },
  validateSearch: searchOf('asOf'),
  component: lazyRouteComponent(() => import('../features/organization/ui/leading-group-page.tsx'), 'LeadingGroupPage'),
})
const plan = createRoute({
  getParentRoute: () => work,
  path: '/plan',
  staticData: { help: 'plan' },
  validateSearch: searchOf('year'),
  component: lazyRouteComponent(() => import('../features/plans/ui/plan-page.tsx'), 'PlanPage'),
})
const calendar = createRoute({
  getParentRoute: () => work,
  path: '/calendar',
  staticData: { help: 'calendar' },
  validateSearch: searchOf('month', 'scope'),
  component: lazyRouteComponent(() => import('../features/plans/ui/calendar-page.tsx'), 'CalendarPage'),
})
const messages = createRoute({
  getParentRoute: () => work,
  path: '/messages',
  staticData: { help: 'messages' },
  validateSearch: searchOf('page', 'pageSize'),
  component: lazyRouteComponent(() => import('../features/reminders/ui/messages-page.tsx'), 'MessagesPage'),
})
const reminders = createRoute({
  getParentRoute: () => work,
  path: '/settings/reminders',
  staticData: { help: 'reminders' },
  validateSearch: searchOf('part', 'search', 'view', 'page', 'pageSize'),
  component: lazyRouteComponent(() => import('../features/reminders/ui/settings-page.tsx'), 'ReminderSettingsPage'),
})
const users = createRoute({
  getParentRoute: () => work,
  path: '/settings/users',
  staticData: { help: 'users' },
  component: lazyRouteComponent(() => import('../features/accounts/ui/users-page.tsx'), 'UsersPage'),
})

const tree = root.addChildren([
  home,
  work.addChildren([
    scheme.addChildren([criterion]),
    compare,
    next,
    review,
    simulate,
    carry,
    leader,
    tasks,
    decompose,
    dutyList,
    dutySheet,
    records,
    newRecord,
    record,
    evidence,
    evidenceItem,
    figures,
    figure,
    reports,
    report,
    check,
    checkSettings,
    checkRules,
    checkRule,
    unit,
    schemes,
    localRules,
    schemeVersion,
    organization,
    roster,
    reorganize,
    handovers,
    handover,
    leadingGroup,
    users,
    plan,
    calendar,
    messages,
    reminders,
  ]),
])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: () => <Skeleton lines={8} />,
  defaultErrorComponent: ({ error }) => <Broken error={error} />,
  // Plain text on both sides: the default would read ?search=2026 as a number.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
    return text ? `?${text}` : ''
  },
})
