package org.peyvand.calendar;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The time of day and the offset written beside a date; impossible when the numbers name no time. */
record WrittenTime(Optional<LocalTime> time, Optional<ZoneOffset> offset, boolean impossible) {
    private static final WrittenTime NONE = new WrittenTime(Optional.empty(), Optional.empty(), false);
    private static final WrittenTime IMPOSSIBLE = new WrittenTime(Optional.empty(), Optional.empty(), true);

    /** Which half of the day the hour is counted in. */
    enum Half {
        NOT_SAID,
        MORNING,
        AFTERNOON
    }

    /** Takes the numbers as they are read; no hour yet is no time. */
    static final class Builder {
        private int hour = -1;
        private int minute;
        private int second;
        private int nano;
        private Half half = Half.NOT_SAID;
        private Optional<ZoneOffset> offset = Optional.empty();
        private boolean impossible;

        boolean hasHour() {
            return hour >= 0;
        }

        boolean hasHalf() {
            return half != Half.NOT_SAID;
        }

        boolean hasOffset() {
            return offset.isPresent() || impossible;
        }

        void clock(int hour, int minute, int second, int nano) {
            this.hour = hour;
            this.minute = minute;
            this.second = second;
            this.nano = nano;
        }

        void half(Half half) {
            this.half = half;
        }

        void offset(int sign, int hours, int minutes) {
            if (minutes > 59 || hours * 60 + minutes > 18 * 60) impossible = true;
            else offset = Optional.of(ZoneOffset.ofTotalSeconds(sign * (hours * 3600 + minutes * 60)));
        }

        WrittenTime build() {
            if (!hasHour()) return NONE;
            var hours = hourOfDay();
            if (impossible || hours > 23 || minute > 59 || second > 59) return IMPOSSIBLE;
            return new WrittenTime(Optional.of(LocalTime.of(hours, minute, second, nano)), offset, false);
        }

        /** Twelve in the morning is 0. An afternoon hour already counted to 24 («۱۴:۳۰ ب.ظ») is taken as it is. */
        private int hourOfDay() {
            return switch (half) {
                case NOT_SAID -> hour;
                case MORNING -> hour > 12 ? 24 : hour % 12;
                case AFTERNOON -> hour < 12 ? hour + 12 : hour;
            };
        }
    }
}
