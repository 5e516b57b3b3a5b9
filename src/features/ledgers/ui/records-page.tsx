import './ledgers.css'
import { useAddress } from '../../../web/kit/paging.tsx'
import { LedgerOverview } from './ledger-overview.tsx'
import { RecordList } from './record-list.tsx'

/** The ledgers to choose from; a list as soon as a ledger or a search is given. */
export function RecordsPage() {
  const { search } = useAddress()
  const { ledger, search: text, from, to, departmentId, communityId, state } = search
  const asked = [ledger, text, from, to, departmentId, communityId, state].some(Boolean)
  return asked ? <RecordList /> : <LedgerOverview />
}
