package com.nebengjek.payment;

import com.nebengjek.payment.provider.ProviderSettings;
import java.math.BigDecimal;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the payment function.
 *
 * @param farePerKm rupiah for a kilometre of the odometer; at least 0
 * @param feeRate the platform's share of a fare, 0 to 1
 * @param payLink what a passenger scans to pay begins with this; the payment's id and amount follow
 * @param provider whoever takes the money
 */
@ConfigurationProperties("nebengjek.payment")
record PaymentProperties(
        @DefaultValue("3000") long farePerKm,
        @DefaultValue("0.05") BigDecimal feeRate,
        @DefaultValue("nebengjek://pay/") URI payLink,
        @DefaultValue ProviderSettings provider) {

    PaymentProperties {
        if (farePerKm < 0) {
            throw new IllegalArgumentException(
                    "nebengjek.payment.fare-per-km must be whole rupiah, at least 0, but is " + farePerKm);
        }
        if (feeRate.signum() < 0 || feeRate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("nebengjek.payment.fee-rate must be from 0 to 1, but is " + feeRate);
        }
        if (!payLink.isAbsolute()) {
            throw new IllegalArgumentException(
                    "nebengjek.payment.pay-link must begin with a scheme such as https:, but is " + payLink);
        }
    }
}
