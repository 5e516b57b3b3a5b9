import { z } from 'zod'
import { Id, line, required } from '../../../libs/contract/fields.ts'
import { errors } from './errors.ts'

export const FileName = z.object({ name: required(line(200)).describe('文件名') })
export const ById = z.object({ id: Id })
export const unusable = [errors.tooLarge, errors.incomplete, errors.unreadable]
export const xlsx = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']
