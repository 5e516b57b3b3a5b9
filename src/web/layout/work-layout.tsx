import { Outlet } from '@tanstack/react-router'
import { AntdRoot } from '../kit/antd-root.tsx'

export function WorkLayout() {
  return (
    <AntdRoot>
      <Outlet />
    </AntdRoot>
  )
}
