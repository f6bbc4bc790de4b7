package com.nebengjek.jetstream.delivery;

/** How many events may be fetched now. */
interface Allowance {

    /** As many as the process has room for. */
    Allowance UNLIMITED = new Allowance() {

        @Override
        public int take(int wanted) {
            return wanted;
        }

        @Override
        public void giveBack(int unused) {}

        @Override
        public boolean isLimited() {
            return false;
        }
    };

    /** Takes up to so many; for those it lacks it calls back as soon as there are more. */
    int take(int wanted);

    /** Gives back what was taken and not fetched. */
    void giveBack(int unused);

    boolean isLimited();
}
