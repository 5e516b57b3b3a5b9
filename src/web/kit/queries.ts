import {
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { Operation, OperationInput, OperationOutput } from '../../libs/contract/index.ts'
import { CallError, call } from './api.ts'

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Only a lost connection is worth asking again; a declared failure stays one.
        retry: (count, error) => error instanceof CallError && error.code === 'web.offline' && count < 2,
      },
    },
  })
}

const keyOf = <Op extends Operation>(operation: Op, input: OperationInput<Op>) => [operation.id, input] as const

interface ReadOptions {
  enabled?: boolean
  /** Keeps the former page visible while the next one comes. */
  keep?: boolean
}

/** Reads an operation; `data`, `error` and `isPending` as in TanStack Query. */
export function useCall<Op extends Operation>(
  operation: Op,
  input: OperationInput<Op>,
  { enabled = true, keep = false }: ReadOptions = {},
): UseQueryResult<OperationOutput<Op>, CallError> {
  return useQuery<OperationOutput<Op>, CallError>({
    queryKey: keyOf(operation, input),
    queryFn: ({ signal }) => call(operation, input, signal),
    enabled,
    ...(keep ? { placeholderData: (former: OperationOutput<Op> | undefined) => former as never } : {}),
  })
}

/** Writes by an operation. One record moves figures, scores and the home page, so everything shown is read again. */
export function useChange<Op extends Operation>(
  operation: Op,
): UseMutationResult<OperationOutput<Op>, CallError, OperationInput<Op>> {
  const client = useQueryClient()
  return useMutation<OperationOutput<Op>, CallError, OperationInput<Op>>({
    mutationFn: (input) => call(operation, input),
    onSuccess: () => void client.invalidateQueries(),
  })
}
