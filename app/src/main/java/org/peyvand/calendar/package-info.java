/**
 * Dates and hours as a business in Iran lives them: the Jalali calendar beside the Gregorian one, dates as people
 * write and read them, holidays and working time. Depends on no other module.
 */
package org.peyvand.calendar;
