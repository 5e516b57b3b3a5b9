import type { z } from 'zod'
import type { Appointment, OrganizationNode, Person, Post, Seat } from '../contract.ts'
import type {
  NamedAppointment,
  NodeWithNames,
  PersonWithPosts,
  PostWithHolders,
  SeatWithHolders,
} from '../queries/index.ts'
import { postTitle } from '../rules.ts'

type Dated = { valid_from: string; valid_to: string | null }

const dates = (row: Dated) => ({ validFrom: row.valid_from, validTo: row.valid_to })

export function toNode(row: NodeWithNames): OrganizationNode {
  return { id: row.id, kind: row.kind, name: row.name, former: row.former, ...dates(row) }
}

export function toPost(row: PostWithHolders): Post {
  return { id: row.id, nodeId: row.node_id, name: row.name, ...dates(row), holders: row.holders }
}

export function toPerson(row: PersonWithPosts): Person {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    posts: row.posts.map(({ node, post }) => postTitle(node, post)),
    communityId: row.community_id,
  }
}

export function toAppointment(row: NamedAppointment): z.infer<typeof Appointment> {
  return {
    id: row.id,
    personId: row.person_id,
    person: row.person,
    postId: row.post_id,
    post: postTitle(row.node, row.post),
    ...dates(row),
  }
}

export function toSeat(row: SeatWithHolders): Seat {
  return {
    id: row.id,
    role: row.role,
    postId: row.post_id,
    postName: row.post,
    nodeName: row.node_name,
    holders: row.holders,
    ...dates(row),
  }
}
