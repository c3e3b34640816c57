//! Rules of the gatehouse. No I/O, no clock, no chance.
